"""A count that an article tells twice: whether both are of the same thing, at the same time."""
