"""`python -m bench seed|measure …`: one database, the one of DATABASE_URL. bin/bench calls these in turn."""

import logging
import sys
from importlib import import_module

import django

from bench import ground  # noqa: F401 - its settings, before Django starts

if __name__ == "__main__":
    django.setup()
    logging.disable(logging.INFO)
    # They name models, which exist only now.
    sys.exit(import_module(f"bench.{sys.argv[1]}").main(sys.argv[2:]))
