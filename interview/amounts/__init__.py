"""Exact arithmetic: ranges, periods, items, derivations, checks."""
