"""Extractions read quickly: the record contract as msgspec structs made from the pydantic models, which stay the single source.

`decoded` reads a line about five times as fast as the models do. What it accepts the models accept as well; what it refuses is given to the
models, whose word is final and whose error is told.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from abstract2kb.errors import RecordsError
from abstract2kb.records import SCHEMA_VERSION, Extraction

__all__ = ["decoded", "decoder", "encoded"]


def _check_evidence(self: Any) -> None:
    if self.end - self.start != len(self.quote):
        raise ValueError(f"quote of {len(self.quote)} characters for offsets {self.start}:{self.end}")


def _check_sourced(self: Any) -> None:
    if self.origin == "report" and not self.evidence:
        raise ValueError("a value of origin report has no evidence")


_LIMITS = {Ge: "ge", Le: "le", MinLen: "min_length"}


def _limited(kind: Any, metadata: list[Any]) -> Any:
    """The type with the limits that pydantic's metadata sets; a pattern is left to the models, which read what fails here."""
    limits: dict[str, Any] = {}
    for item in metadata:
        for form, keyword in _LIMITS.items():
            if isinstance(item, form):
                limits[keyword] = getattr(item, "ge" if form is Ge else "le" if form is Le else "min_length")
        if pattern := getattr(item, "pattern", None):
            limits["pattern"] = pattern
    return Annotated[kind, msgspec.Meta(**limits)] if limits else kind


def _type(annotation: Any) -> Any:
    """An annotation of the models with structs for models and literals for enums."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _struct(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Literal[tuple(member.value for member in annotation)]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        info = [m for each in inner[1:] for m in (each.metadata if isinstance(each, FieldInfo) else [each])]
        return _limited(_type(inner[0]), info)
    if origin is tuple:
        return tuple.__class_getitem__(tuple(a if a is Ellipsis else _type(a) for a in inner))
    if origin is dict:
        return dict.__class_getitem__(tuple(_type(a) for a in inner))
    if origin is None or origin is Literal:
        return annotation
    union = _type(inner[0])
    for other in inner[1:]:
        union = union | _type(other)
    return union


@cache
def _struct(model: type[BaseModel]) -> type[msgspec.Struct]:
    fields: list[Any] = []
    for name, info in model.model_fields.items():
        kind = _limited(_type(info.annotation), info.metadata)
        if info.is_required():
            fields.append((name, kind))
        elif info.default_factory is not None:
            fields.append((name, kind, msgspec.field(default_factory=dict)))
        else:
            default = info.default.value if isinstance(info.default, Enum) else info.default
            fields.append((name, kind, default))
    check = _check_evidence if model.__name__ == "Evidence" else _check_sourced if model.__name__.startswith("Sourced") else None
    namespace = {"__post_init__": check} if check else {}
    return msgspec.defstruct(model.__name__, fields, namespace=namespace, forbid_unknown_fields=True, kw_only=True, gc=False)


@cache
def decoder() -> msgspec.json.Decoder[Any]:
    """The decoder of lines, made once."""
    return msgspec.json.Decoder(_struct(Extraction))


_ENCODER = msgspec.json.Encoder()


def decoded(data: bytes, source: str, line: int | None = None) -> Any:
    """The extraction as a struct with the fields of `records.Extraction`; raises RecordsError with file, line and field."""
    try:
        return decoder().decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return decoder().decode(_by_the_models(data, source, line).model_dump_json())


def encoded(extraction: Any) -> bytes:
    """The bytes of `Extraction.model_dump_json`, whatever spacing and order of keys the struct was read from."""
    return _ENCODER.encode(extraction)


def _by_the_models(data: bytes, source: str, line: int | None) -> Extraction:
    version = _version_of(data, source, line)
    if version != SCHEMA_VERSION:
        reason = f"schema version {version!r} is unknown; this version of abstract2kb reads {SCHEMA_VERSION!r}"
        raise RecordsError(source, reason, line, "schema_version")
    try:
        return Extraction.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or None
        raise RecordsError(source, first["msg"].removeprefix("Value error, "), line, place) from error


def _version_of(data: bytes, source: str, line: int | None) -> object:
    """The version that the object says it has; the contract's own where it says none."""
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordsError(source, f"not JSON: {error}", line) from error
    if not isinstance(found, dict) or not isinstance(found.get("report"), dict):
        raise RecordsError(source, "no extraction: an object with `report` is expected, as `abstract2kb extract` writes it", line)
    return found.get("schema_version", SCHEMA_VERSION)
