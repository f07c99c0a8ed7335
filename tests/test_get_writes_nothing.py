"""Reading changes nothing: mail scanners, prefetching browsers and search engines follow links (ruling 9)."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.addresses import ROWS
from tests.house import ROLES

WRITES = re.compile(
    r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE
)
# That a reader has opened a document or a call, the session and the cache; nothing else, and by HEAD not the
# first.
GET_MAY_WRITE = {"meetings_opened", "django_session", "cache"}
HEAD_MAY_WRITE = GET_MAY_WRITE - {"meetings_opened"}


def tables_written(client: Client, method: str, address: str) -> set[str]:
    with CaptureQueriesContext(connection) as captured:
        response = getattr(client, method)(address)
        b"".join(response)
    return {found[1] for query in captured if (found := WRITES.match(query["sql"]))}


@pytest.mark.django_db
@pytest.mark.parametrize("role", [*ROLES, ""])
def test_reading_any_page_writes_nothing(role, house):
    client = Client()
    if role:
        client.force_login(house.person(role))
    written = {"head": set(), "get": set()}
    for name, row in ROWS.items():
        address = reverse(name, args=row.args(house))
        for method, may_write in (("head", HEAD_MAY_WRITE), ("get", GET_MAY_WRITE)):
            written[method] |= {
                (name, table) for table in tables_written(client, method, address) - may_write
            }
    assert written == {"head": set(), "get": set()}


@pytest.mark.django_db
def test_opening_a_document_is_noted_once_and_by_nothing_but_a_get(house):
    client = Client()
    client.force_login(house.person("member"))
    address = reverse("meetings:document", args=ROWS["meetings:document"].args(house))

    counts = []
    for method in ("head", "get", "get"):
        b"".join(getattr(client, method)(address))
        counts.append(house.called.opened.filter(person=house.cast.member).count())

    assert counts == [0, 1, 1]
