"""What a text has for a figure of its headline."""
