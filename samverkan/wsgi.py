import os

from django.contrib.auth import get_user_model
from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
application = get_wsgi_application()
# Views, addresses, the models' ties and the frame of every page are read now and not at the first request, so
# that gunicorn's workers share them (bin/gunicorn.conf.py). Nothing here may ask the database: a connection
# is not to be shared.
reverse("start")
get_user_model()._meta.get_fields()
get_template("base.html")
