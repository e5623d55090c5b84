"""The frame of every page: configuration, data, navigation."""

import streamlit as st

from interview import ui

st.set_page_config(page_icon=ui.ICON, layout="wide")
data = ui.dataset()
st.set_page_config(page_title=data.about.title)
script, page = ui.navigation(data)
ui.frame_style()
ui.notice(data, page.name)
if page.bare:
    script.run()
else:
    ui.data_notice()
    ui.present_link(data, page.name)
    script.run()
