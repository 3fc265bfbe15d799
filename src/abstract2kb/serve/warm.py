"""Loading this module loads the shipped pipeline and reads one sentence with it.

It is for the process that workers are copied from (`worker.py`): each starts with everything at hand and shares that memory with the others.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from abstract2kb.errors import Abstract2kbError
from abstract2kb.pipeline import extract_text, model

with suppress(Abstract2kbError):  # the worker that needs the model says what is wrong with it
    extract_text("QXR-707 was given to 20 patients with melanoma. ORR was 40% (8/20).", nlp=model(None, (), None))
gc.collect()
gc.freeze()
