"""The interview in figures: from what was said to charts, bounds and downloads."""
