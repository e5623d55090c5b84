"""The figures that matter most, and where to go from there."""

import streamlit as st

from interview import ui

data = ui.dataset()
ui.lead(data, "overview")
st.divider()
ui.overview_cards(data)
