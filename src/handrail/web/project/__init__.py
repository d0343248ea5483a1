"""Settings, URLs, logging and the two processes: the web and the worker."""
