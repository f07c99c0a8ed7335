"""The house of `tests/house.py` for the tests that only look at it."""

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tests.addresses import build


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory):
    """Built once for the module, inside a transaction that is never committed; each test has its savepoint in
    it."""
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, str(tmp_path_factory.mktemp("files"))
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer._from_testcase = True
        with outer:
            yield build(timezone.now())
            transaction.set_rollback(True)
    settings.MEDIA_ROOT = before
