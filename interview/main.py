"""The frame of every page: configuration, data, navigation, source line."""

import streamlit as st

from interview import ui

st.set_page_config(page_title="The interview in figures", page_icon=ui.ICON, layout="wide")
data = ui.dataset()
pages = {
    entry.name: st.Page(ui.path_of(entry.name), title=entry.title, icon=entry.icon, default=entry is ui.PAGES[0])
    for entry in ui.PAGES
}
page = st.navigation(list(pages.values()), position="top")
entry = next(entry for entry in ui.PAGES if pages[entry.name] is page)
ui.frame_style()
ui.notice(data, entry.name)
if entry.bare:
    page.run()
else:
    ui.data_notice()
    ui.present_link(data, entry.name)
    page.run()
    ui.source_line(data)
