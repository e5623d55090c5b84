"""The frame of every page: configuration, data, navigation."""

import streamlit as st

from interview import ui

st.set_page_config(page_icon=ui.ICON, layout="wide")
data = ui.dataset()
st.set_page_config(page_title=data.about.title)
script, page = ui.navigation(data)
ui.frame(data, page.name)
ui.notice(data, page.name)
if not page.bare:
    ui.data_notice()
script.run()
