"""The figures that matter most, and where to go from there."""

import streamlit as st

from interview import ui

data = ui.dataset()
ui.lead(data, "overview")
st.divider()
st.header("Five topics, each with the sentences that say its numbers")
with st.grid(3, min_column_width=320):
    for page in ("trade_growth", "cargo_transit", "it_exports", "infrastructure_spend", "people_and_ties"):
        ui.overview_card(data, page)
