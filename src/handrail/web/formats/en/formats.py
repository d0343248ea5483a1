"""A month is written out, as where a day stands without its year."""

DATE_FORMAT = "F j, Y"
