"""What rooms share that read talk: where clauses end in speech without marks (`runs`), who else was in a group's room (`others`), what a client asks to be kept between the two (`confided`), out of a letter (`withheld`) or out of every paper (`unwritten`), what medicines and substances are called (`medicines`), what is asked further after words about suicide (`further`), and for the small language models word pieces, the very files that were measured, and running a model.

The models themselves belong to the rooms that ask them: `airlock` (is this an identifier?), `noticing` (is this safety language?) and `grounding` (does this passage say
that?). They are MiniLM (Apache-2.0), fitted by `training/`, run by onnxruntime on the processor, and never learn here.

>>> from handrail.language import pieces
>>> pieces().of("sertraline") == pieces().of("sertraline")
True
"""

from handrail.language.files import pinned, trained
from handrail.language.model import Run, runner
from handrail.language.pieces import BEGIN, END, UNKNOWN, Pieces
from handrail.language.pieces import shipped as pieces

__all__ = ["BEGIN", "END", "UNKNOWN", "Pieces", "Run", "pieces", "pinned", "runner", "trained"]
