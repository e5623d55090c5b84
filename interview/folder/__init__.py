"""A data folder becomes one checked, frozen dataset."""
