"""What a person looks at: summaries and grids in the terminal."""

from abstract2kb.review.grid import grids
from abstract2kb.review.summary import summary

__all__ = ["grids", "summary"]
