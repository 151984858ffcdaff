"""Announced numbers and the lists that follow, precede or surround them."""
