"""Everything between the data and HTTP."""
