"""A Streamlit page as its tutorial would have it: one stock chart and a choice that changes it."""

import plotly.express as px
import streamlit as st

VALUES = {"All": [24.4, 32.3], "Rail": [288.3, 297.0], "Ports": [6.5, 7.2]}

st.title("One chart")
mode = st.radio("Mode", list(VALUES), horizontal=True)
st.plotly_chart(px.bar(x=[2022, 2023], y=VALUES[mode], title=f"Cargo: {mode}", height=320))
