"""Which characters XML 1.0 (section 2.2) has no place for; Excel's workbooks are XML too."""

from __future__ import annotations

import re

__all__ = ["ILLEGAL_IN_XML"]

ILLEGAL_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
