import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
application = get_wsgi_application()
# The views are read now and not at the first request, so that gunicorn's workers share them
# (bin/gunicorn.conf.py).
_ = get_resolver().url_patterns
