"""IT-services exports and the target for 2026."""

from interview import ui

data = ui.dataset()
ui.lead(data, "it_exports")
ui.pairs(data, "it_exports")
