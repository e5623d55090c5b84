"""Text to numbers and numbers to text."""
