"""Words between the two sides of a comparison, for patterns: "vs", "v.", "v/s", "versus", "as opposed to", "compared with".

They are alternatives in a group of their own, without blanks or word borders around.
"""

__all__ = ["VERSUS"]

VERSUS = r"(?:vs?\.?|v/s|versus|(?:as )?against|(?:as )?compared (?:with|to)|as opposed to|rather than|in contrast (?:with|to))"
