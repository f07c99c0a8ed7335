"""Production's settings with the bench's own addresses and templates; imported before Django starts."""

import os
from pathlib import Path

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
settings.ROOT_URLCONF = "bench.urls"
settings.TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
