from __future__ import annotations


def issues(outcomes, events):
    return []
