"""Presenter mode: chart and sentence together, driven by the keyboard."""

from interview import ui

ui.present(ui.dataset())
