"""The client's copy as a PDF to read and print: tagged, in their language, every AI line marked (R22, R42).

All words travel into the page as data, never as markup, so that nothing a person said can change how it is set.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import typst


def booklet(content: Mapping[str, Any]) -> bytes:
    """The PDF. `content` is what `handrail.web.actions.take_copy` puts into words."""
    source = files("handrail.interop").joinpath("booklet.typ").read_bytes()
    made: bytes = typst.compile(source, sys_inputs={"data": json.dumps(content, ensure_ascii=False)}, pdf_standards=["ua-1"])
    return made
