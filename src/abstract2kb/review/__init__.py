"""What a person looks at: summaries in the terminal."""

from abstract2kb.review.summary import summary

__all__ = ["summary"]
