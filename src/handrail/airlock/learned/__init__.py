"""The trained part of the airlock: what it reads of a word (`traits`), a small network over every turn (`network`), a small language
model over what the network doubts (`closer`), and from chances to stretches (`spans`). `SHA256SUMS` pins the files.

`training/airlock` made them; `src/handrail/cards/airlock.toml` says from what, how well they do, and for whom they do worse.
"""
