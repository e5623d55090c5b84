"""Streamlit parts of the pages: charts beside their excerpts, tables, cards, notices."""

from interview.ui.checks import consistency, record, record_intro, record_title
from interview.ui.downloads import figure_downloads, package_downloads, source_downloads
from interview.ui.files import change_log, dictionary, downloads_intro, filters_help
from interview.ui.pages import ICON, navigation, shown_page
from interview.ui.panels import chart_pair, kind_legend, lead, overview_cards, pairs, source_line
from interview.ui.present import present, present_link
from interview.ui.reading import claims_index, question_part, reading_intro
from interview.ui.state import data_notice, dataset, frame_style, notice

__all__ = [
    "ICON",
    "change_log",
    "chart_pair",
    "claims_index",
    "consistency",
    "data_notice",
    "dataset",
    "dictionary",
    "downloads_intro",
    "figure_downloads",
    "filters_help",
    "frame_style",
    "kind_legend",
    "lead",
    "navigation",
    "notice",
    "overview_cards",
    "package_downloads",
    "pairs",
    "present",
    "present_link",
    "question_part",
    "reading_intro",
    "record",
    "record_intro",
    "record_title",
    "shown_page",
    "source_downloads",
    "source_line",
]
