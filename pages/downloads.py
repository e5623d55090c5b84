"""Every download, what its columns mean, what changed, and how exact the derived numbers are."""

import streamlit as st

from interview import ui

data = ui.dataset()
st.title("Take the numbers with their proof")
ui.downloads_intro(data)
ui.package_downloads(data)
st.header("Figures, said and derived", anchor="figures")
ui.figure_downloads(data)
ui.filters_help(data)
with st.expander("The files behind the figures"):
    ui.source_downloads(data)
ui.dictionary(data)
ui.change_log(data)
st.divider()
ui.chart_pair(data, data.charts_of("downloads")[0])
