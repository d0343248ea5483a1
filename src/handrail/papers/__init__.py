"""The papers: immutable values that open doors. Standard library only; every floor above may read them.

Each paper is made in one room (`tests/architecture` holds it): Permit in consent, Transcript in intake, SafeText in
the airlock, RawDraft in drafting, Notices in noticing, GroundedDraft in grounding, Signed in review, Released in release.
"""
