"""The values that everything else passes around: slotted, mostly frozen, without behaviour that needs a language."""
