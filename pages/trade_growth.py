"""Armenia–Kazakhstan trade, export potential and Armenia’s economy."""

from interview import ui

data = ui.dataset()
ui.lead(data, "trade_growth")
ui.pairs(data, "trade_growth")
