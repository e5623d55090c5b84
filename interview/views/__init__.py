"""What a page, story or slide says, as plain values."""
