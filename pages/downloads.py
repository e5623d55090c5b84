"""The data dictionary, every download, and how exact the derived numbers are."""

import streamlit as st

from interview import ui

data = ui.dataset()
st.title("Take the numbers with their proof")
ui.download_list(data)
ui.dictionary(data)
st.divider()
ui.chart_pair(data, data.charts_of("downloads")[0])
