"""Spoken language, whoever speaks: what words mean here, how a sentence is written down and told in the third person."""
