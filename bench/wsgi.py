"""What gunicorn serves in the bench."""

from bench import ground
from samverkan.wsgi import application

__all__ = ["application", "ground"]
