"""The trained part of the airlock: what it reads of a word (`traits`), the network (`network`), and its weights (`airlock.npz`).

`training/airlock` made the weights; `docs/cards/airlock.md` says from what, how well it does, and for whom it does worse.
"""
