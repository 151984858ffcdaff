"""What was, what became of it, and what is said of the way between."""
