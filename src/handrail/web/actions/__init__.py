"""Commands: one file per verb, one transaction, the actor first. Each asks `access` before it touches anything.

Every action that changes something appends its ledger leaf in the same transaction (R20).
"""
