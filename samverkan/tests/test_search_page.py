"""The page of the search: what is asked, shown, marked, narrowed and leafed through."""

import re
from datetime import date, time

import pytest
from django.urls import reverse

from groups.actions import add_document
from groups.models import SearchEntry
from groups.search.refreshing import rebuild
from groups.tests.test_search_words import ANYTHING
from groups.tests.written_files import uploaded
from meetings.actions import add_item, create_meeting

pytestmark = pytest.mark.django_db
MARK = re.compile(r"<mark>(.*?)</mark>")
TITLE = re.compile(r'<strong><a href="([^"]+)">(.*?)</a></strong>')


@pytest.fixture
def ask(cast, client):
    """`ask("ord", grupp="aldre")` is what the member is answered."""
    client.force_login(cast.member)

    def get(words, part=False, **filters):
        headers = {"HX-Request": "true"} if part else {}
        return client.get(reverse("search:search"), {"q": words} | filters, headers=headers)

    return get


@pytest.fixture
def meeting(cast, at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    given = {"date": date(2017, 3, 14), "start": time(9), "end": time(12)}
    return create_meeting(cast.group, by=cast.secretary, now=at(), **given)


def filled(cast, at, meeting, number: int) -> None:
    """So many items and as many documents that hold the word."""
    sign = {"by": cast.secretary, "now": at()}
    for place in range(number):
        add_item(meeting, title=f"Lax {place}", description="Om laxen i Kolbäcksån", **sign)
        late = sign | {"now": at("2017-03-20 09:00")}
        add_document(cast.group, file=uploaded(f"{place}.txt", b"Lax"), title=f"Underlag {place}", **late)
    rebuild(at())


@pytest.mark.fact("P62")
def test_the_first_page_takes_twelve_queries_for_one_hit_and_for_sixty(
    cast, at, ask, meeting, django_assert_num_queries, monkeypatch
):
    # Text is read by a program of its own, half a second a file; here it is the queries that count.
    monkeypatch.setattr("meetings.search_documents.document_text", lambda version: "Lax")
    counts = []
    for number in (1, 30):
        filled(cast, at, meeting, number)
        with django_assert_num_queries(9):
            page = ask("lax")
        counts.append(len(TITLE.findall(page.text)))

    assert counts == [2, 20]


@pytest.mark.fact("P62")
def test_a_hit_leads_to_its_place_with_the_words_marked_and_everything_else_escaped(cast, at, ask, meeting):
    sign = {"by": cast.secretary, "now": at()}
    text = "Kommunernas <script>alert(1)</script> & kommunen"
    item = add_item(meeting, title="<b>Kommun</b>", description=text, **sign)
    rebuild(at())

    page = ask("kommun").text

    assert TITLE.findall(page) == [
        (f"/moten/{meeting.pk}/#punkt-{item.pk}", "&lt;b&gt;<mark>Kommun</mark>&lt;/b&gt;")
    ]
    assert MARK.findall(page) == ["Kommun", "Kommunernas", "kommunen"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page
    assert "Punkt · Samverkansgrupp äldre · " in page


@pytest.mark.fact("P62")
@pytest.mark.parametrize("part", [False, True])
def test_any_input_is_answered(cast, at, ask, meeting, part):
    add_item(meeting, title="Lax", by=cast.secretary, now=at())
    rebuild(at())
    filters = [
        {},
        {"grupp": "'\x00", "ar": "²²²²", "slag": "<b>", "page": "-1"},
        {"ar": "0000", "page": "99999999"},
    ]

    statuses = {
        ask(words.encode("utf8", "replace"), part=part, **more).status_code
        for words in ANYTHING
        for more in filters
    }

    assert statuses == {200}


def test_filters_narrow_and_keep_what_was_asked(cast, at, ask, meeting, monkeypatch):
    monkeypatch.setattr("meetings.search_documents.document_text", lambda version: "Lax")
    filled(cast, at, meeting, 11)

    page = ask("lax", slag="item", ar="2017", grupp="aldre").text
    empty = ask("lax", slag="action").text

    assert re.findall(r'<option value="([^"]+)"( selected)?>', page) == [
        ("item", " selected"),
        ("document", ""),
        ("aldre", " selected"),
        ("2017", " selected"),
    ]
    assert [title for _address, title in TITLE.findall(page)] == [
        f"<mark>Lax</mark> {number}" for number in range(10, -1, -1)
    ]
    assert ('href="?q=lax"' in empty, TITLE.findall(empty)) == (True, [])
    assert '<option value="action" selected>Uppgift (0)</option>' in empty


def test_pages_of_twenty(cast, at, ask, meeting, monkeypatch):
    monkeypatch.setattr("meetings.search_documents.document_text", lambda version: "Lax")
    filled(cast, at, meeting, 13)

    pages = [ask("lax", page=number).text for number in ("1", "2", "3", "0")]

    assert [len(TITLE.findall(page)) for page in pages] == [20, 6, 6, 20]
    assert len({title for page in pages[:2] for title in TITLE.findall(page)}) == 26
    assert re.findall(r'<ol class="rows" start="(\d+)"', "".join(pages)) == ["1", "21", "21", "1"]
    assert re.findall(r'<a rel="(\w+)" href="([^"]+)"', pages[0]) == [("next", "?q=lax&amp;page=2")]


def test_the_part_is_what_the_page_shows(cast, at, ask, meeting):
    add_item(meeting, title="Lax", by=cast.secretary, now=at())
    rebuild(at())

    whole, part = ask("lax"), ask("lax", part=True)

    answered, told = part.text.split('<p hx-swap-oob="innerHTML:#said">')
    assert (f'<div id="found">{answered}</div>' in whole.text, told.startswith("1 ")) == (True, True)
    assert (whole.headers["Vary"].count("HX-Request"), part.headers["Vary"].count("HX-Request")) == (1, 1)


@pytest.mark.parametrize("words", ["", "?!"])
def test_without_a_word_there_is_a_form_and_why(ask, words):
    page = ask(words)

    assert (page.status_code, page.context["found"], page.text.count('class="empty"')) == (200, None, 1)


def test_the_search_is_in_the_frame_of_every_page(cast, client):
    client.force_login(cast.member)
    address = reverse("search:search")

    pages = {name: client.get(reverse(name)).text for name in ("start", "search:search")}

    links = {name: re.findall(rf'<a [^>]*href="{address}"[^>]*>', page) for name, page in pages.items()}
    assert {name: [("aria-current" in link) for link in found] for name, found in links.items()} == {
        "start": [False],
        "search:search": [True],
    }


@pytest.mark.fact("P72")
def test_entries_hold_nothing_of_a_kind_that_is_gone(cast, at, ask, meeting):
    """A kind that no room registers any more is nobody's to read, the administrator's neither."""
    add_item(meeting, title="Lax", by=cast.secretary, now=at())
    rebuild(at())
    SearchEntry.objects.filter(kind="item").update(kind="gone")

    assert TITLE.findall(ask("lax").text) == []
