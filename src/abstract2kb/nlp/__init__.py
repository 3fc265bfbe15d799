"""Articles become spaCy Docs, and pipes mark the mentions in them."""
