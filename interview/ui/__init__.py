"""Streamlit parts of the pages: charts beside their excerpts, tables, cards, notices."""

from interview.ui.checks import consistency, record, record_intro, record_title
from interview.ui.files import dictionary, download_list
from interview.ui.pages import ICON, PAGES, path_of
from interview.ui.panels import chart_pair, kind_legend, lead, overview_card, pairs, source_line
from interview.ui.present import present, present_link
from interview.ui.reading import claims_index, question_part, reading_intro
from interview.ui.state import dataset, frame_style, notice

__all__ = [
    "ICON",
    "PAGES",
    "chart_pair",
    "claims_index",
    "consistency",
    "dataset",
    "dictionary",
    "download_list",
    "frame_style",
    "kind_legend",
    "lead",
    "notice",
    "overview_card",
    "pairs",
    "path_of",
    "present",
    "present_link",
    "question_part",
    "reading_intro",
    "record",
    "record_intro",
    "record_title",
    "source_line",
]
