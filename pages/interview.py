"""All excerpts in the order of the interview, every number a link."""

import streamlit as st

from interview import ui

data = ui.dataset()
st.title("Every number of the interview in its sentence")
ui.reading_intro(data)
ui.claims_index(data)
for question in data.questions.values():
    ui.question_part(data, question)
