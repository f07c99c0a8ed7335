"""Reading changes nothing: mail scanners, prefetching browsers and search engines follow links (ruling 9).

That a page read with GET writes nothing, for each role, is asked where the page is read anyway
(tests/test_every_page.py). Here: what is asked for with HEAD, and with GET where the form would post.
"""

import pytest
from django.test import Client
from django.urls import reverse

from tests.addresses import ROWS
from tests.written import GET_MAY_WRITE, HEAD_MAY_WRITE, tables_written

pytestmark = pytest.mark.any_database


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["administrator", "member", ""])
def test_asking_about_any_page_writes_nothing(role, house):
    client = Client()
    if role:
        client.force_login(house.person(role))
    written = set()
    for name, row in ROWS.items():
        address = reverse(name, args=row.args(house))
        written |= {("head", name, table) for table in tables_written(client.head, address) - HEAD_MAY_WRITE}
        if row.method != "get":
            written |= {("get", name, table) for table in tables_written(client.get, address) - GET_MAY_WRITE}
    assert written == set()


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
