"""How the rules of this plugin read a text; no rule stands here."""
