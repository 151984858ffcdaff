"""Who says what: quote marks, quotations and attributions, and the sources, cues and contents that they are made of."""
