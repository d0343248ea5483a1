"""What granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.project.settings")
application = get_wsgi_application()

from handrail.web.project.warm import warm  # noqa: E402 (Django is ready only now)

warm()
