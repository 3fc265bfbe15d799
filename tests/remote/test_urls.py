"""What is a URL, and what of it may be told."""

from __future__ import annotations

import pytest

from abstract2kb.remote import is_url, shown
from abstract2kb.remote.urls import has_magic, suffix_of


@pytest.mark.parametrize(
    ("argument", "is_one"),
    [
        ("s3://bucket/a.pdf", True),
        ("HTTPS://example.org/a.pdf", True),
        ("zip://a.pdf::/reports/a.zip", True),
        ("simplecache::s3://bucket/a.pdf", True),
        ("reports/a.pdf", False),
        ("C:/reports/a.pdf", False),
        ("odd::name.pdf", False),
        ("a b://c", False),
        ("-", False),
    ],
)
def test_urls_are_told_from_files(argument: str, is_one: bool) -> None:
    assert is_url(argument) is is_one


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://reader:pa55@example.org:8080/a/b.pdf", "https://example.org:8080/a/b.pdf"),
        ("https://tok3n@example.org/b.pdf", "https://example.org/b.pdf"),
        ("https://example.org/b.pdf?X-Amz-Signature=s3cret&x=1#page=2", "https://example.org/b.pdf"),
        ("https://example.org/mail@home/b.pdf", "https://example.org/mail@home/b.pdf"),
        ("https://example.org:8080/mail@home/b.pdf", "https://example.org:8080/mail@home/b.pdf"),
        ("s3://AKIA123:se/cr+et@bucket/b.pdf", "s3://bucket/b.pdf"),
        ("s3://bucket/b#1.pdf", "s3://bucket/b#1.pdf"),
        ("sftp://user:p@ss@host/b.pdf", "sftp://host/b.pdf"),
        ("zip://b?.pdf::https://u:pw@example.org/a.zip?sig=s3cret", "zip://b?.pdf::https://example.org/a.zip"),
    ],
)
def test_secrets_are_left_out(url: str, told: str) -> None:
    assert shown(url) == told


def test_suffixes_and_patterns() -> None:
    assert suffix_of("https://example.org/get/B.PDF?name=x.txt") == ".pdf"
    assert suffix_of("zip://x.txt::s3://b/a.zip") == ".txt"
    assert suffix_of("https://example.org/") == ""
    assert has_magic("https://example.org/*.pdf")
    assert not has_magic("https://example.org/a.pdf?id=[3]")
    assert has_magic("s3://bucket/a?.pdf")
    assert not has_magic("s3://bucket/a.pdf?versionId=7")
