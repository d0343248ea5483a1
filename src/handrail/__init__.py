"""Handrail: a self-hosted supplement to psychotherapy. Humans lead care.

Read `handrail.flow` first: the walk, one function per door.
"""

__version__ = "0.1.0"
