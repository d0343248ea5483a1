"""The demo practice: synthetic people and sessions, written for Handrail. Nobody in it exists.

`practice.json` holds the staff, `clients/` a file per client (their whole course of care), `sessions/` the transcripts.
`seed` brings them into an empty deployment through the same actions that people use.
"""
