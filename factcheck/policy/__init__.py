"""What the user decides: which rules run, what is shown, and what stops an article from going out."""
