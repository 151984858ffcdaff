"""Property tests: of parsers, offset maps, the matcher and the solver."""
