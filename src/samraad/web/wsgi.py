"""The door for the web server (granian): ``samraad.web.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samraad.web.settings")
application = get_wsgi_application()
