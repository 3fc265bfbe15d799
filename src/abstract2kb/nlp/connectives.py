"""Words between the two sides of a comparison, for patterns: "vs", "v.", "versus", "as opposed to", "compared with".

They are alternatives in a group of their own, without blanks or word borders around.
"""

__all__ = ["VERSUS"]

VERSUS = r"(?:vs?\.?|versus|(?:as )?against|(?:as )?compared (?:with|to)|as opposed to|rather than|in contrast (?:with|to))"
