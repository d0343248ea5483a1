"""The only package that may speak to a model. Each backend verifies the airlock's seal before it sends anything (R13).

Rules: nothing leaves this machine unless the operator has attested (R15, `egress.py`); a model is offered no tools; what it
says is anchored to exact words here and checked by grounding afterwards; no error quotes a request or a reply (R14).

To add a model server, write one file beside these with a class that has `name`, `model()` and `draft(task)`, list it below,
choose it in `handrail.wiring`, and subclass the suite in `tests/backends/conformance.py`, which every backend passes.

>>> from handrail.backends.egress import allowed
>>> allowed("http://127.0.0.1:11434/v1/", None)
'http://127.0.0.1:11434/v1'
"""

BACKENDS = ("embedded", "openai")
