"""Every figure beside what others published, and the interview beside itself."""

import streamlit as st

from interview import ui

data = ui.dataset()
st.title(ui.record_title(data))
ui.record_intro(data)
ui.record(data)
st.divider()
ui.consistency(data)
