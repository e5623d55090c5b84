"""Peacekeeping, diplomacy, community and a timeline of ties."""

from interview import ui

data = ui.dataset()
ui.lead(data, "people_and_ties")
ui.pairs(data, "people_and_ties")
