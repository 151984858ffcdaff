"""Totals and their parts: what can be added up, and what is left."""
