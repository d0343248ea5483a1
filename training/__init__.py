"""How the models that Handrail ships were made."""
