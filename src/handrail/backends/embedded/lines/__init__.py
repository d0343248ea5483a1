"""How a chosen passage reads: for the clinician, for the client, and why it stands there."""
