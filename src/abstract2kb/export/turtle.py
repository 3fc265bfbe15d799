"""RDF as Turtle: prefixes, then a block of statements per resource, as they come. What it says is told in rdf.py."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from abstract2kb.export.about import About
from abstract2kb.export.curies import PREFIXES, expand
from abstract2kb.export.rdf import Literal, Ref, Resource, about_resources, resources, short
from abstract2kb.export.texts import Texts
from abstract2kb.records import Extraction

__all__ = ["write"]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes one Turtle file."""
    with place.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
        for resource in chain(about_resources(about, at_end=False), (r for e in extractions for r in resources(e, about))):
            stream.write(_block(resource))
        stream.writelines(_block(resource) for resource in about_resources(about, at_end=True))


def _block(resource: Resource) -> str:
    lines = [f"a {', '.join(resource.types)}", *(f"{predicate} {_object(content)}" for predicate, content in resource.statements)]
    return f"\n{_name(resource.curie)} " + " ;\n    ".join(lines) + " .\n"


def _name(curie: str) -> str:
    return short(curie) or f"<{expand(curie)}>"


def _object(content: Ref | Literal) -> str:
    if isinstance(content, Ref):
        return _name(content.curie)
    if content.datatype == "xsd:string":
        return f'"{"".join(_escaped(c) for c in content.text)}"'
    return f'"{content.text}"^^{content.datatype}'


def _escaped(character: str) -> str:
    """A character of a string; control characters by number."""
    if character in _ESCAPES:
        return _ESCAPES[character]
    return f"\\u{ord(character):04X}" if character < " " or character == "\x7f" else character
