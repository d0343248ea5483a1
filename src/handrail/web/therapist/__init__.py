"""The clinician's front end: Today, import, review, client page. Dense, keyboard first."""
