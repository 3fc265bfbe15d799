"""Shares told in words: "half of the patients", "a quarter had rash"; a third is no percent that the text states."""

from __future__ import annotations

import re

from abstract2kb.nlp.first_letters import PlacedPattern

__all__ = ["SHARES", "share_pattern"]

SHARES = {"half": 50.0, "a quarter": 25.0, "three-quarters": 75.0, "three quarters": 75.0}
"""The shares that are a round percent."""


def share_pattern(adjective: str, noun: str) -> PlacedPattern:
    """The pattern of a share (group `word`, with its `bound`) of people that `noun` names, after words that `adjective` matches."""
    return PlacedPattern(
        r"(?:\b(?P<bound>about|roughly|nearly|almost|around|approximately|just over|just under|over|more than|less than) )?"
        r"\b(?=[hota])(?P<word>half|one[- ]third|two[- ]thirds|a third|a quarter|three[- ]quarters)(?: (?:of )?(?:the |these |those |"
        rf"all )?(?:{adjective}{{0,2}}?{noun}|them|whom)\b|"
        r"(?=\s(?:had|experienced|developed|reported|responded|achieved|showed|suffered|discontinued|stopped)\b)|"
        r"(?<=\bin half)(?=\s?[.,;)])|(?<=\breported by half)(?=\s?[.,;)])|(?<=\bby a quarter)(?<=reported by a quarter)(?=\s?[.,;)])|"
        r"(?<=\bin three quarters)(?=\s?[.,;)])|(?<=\bin three-quarters)(?=\s?[.,;)])|"
        r"(?<=\bin a quarter)(?=\s?[.,;)])|(?<=\bin roughly half)(?=\s?[.,;)])|"
        r"(?<=\bin about half)(?=\s?[.,;)])|(?<=\bin nearly half)(?=\s?[.,;)]))",
        re.IGNORECASE,
    )
