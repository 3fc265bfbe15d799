"""The components of the model, one per file."""
