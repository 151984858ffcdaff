"""Readers: bytes of one input format to an article with canonical text, blocks, metadata and the way back to the file."""
