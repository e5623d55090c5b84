"""Transit, rail, ports and the Trans-Caspian route."""

from interview import ui

data = ui.dataset()
ui.lead(data, "cargo_transit")
ui.pairs(data, "cargo_transit")
