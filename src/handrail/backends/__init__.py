"""The only package that may speak to a model. Each backend verifies the airlock's seal before it sends anything (R13).

To add a model server, write one file beside these with a class that has `name`, `model()` and `draft(task)`, list it below,
and choose it in `handrail.wiring`. One conformance suite runs against all of them.
"""

BACKENDS = ("embedded", "openai")
