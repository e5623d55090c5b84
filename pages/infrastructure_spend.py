"""Fifteen years of transport investment, corridors, roads and railways."""

from interview import ui

data = ui.dataset()
ui.lead(data, "infrastructure_spend")
ui.pairs(data, "infrastructure_spend")
