"""Who has opened what: a table of readers and papers, for those who plan (P13)."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from meetings.actions import add_item, attach_document
from meetings.actions.days import shape_meeting
from meetings.models import Opened
from meetings.openings import Paper, Reader, openings_of, table
from meetings.tests.packs import pdf_file

GROUP, OFFICE = frozenset({"group"}), frozenset({"group", "office"})
AT = datetime(2017, 3, 1, 9, tzinfo=UTC)


def test_only_those_who_may_read_a_paper_are_counted():
    papers = [Paper(0, "Kallelsen", "group"), Paper(7, "Lön", "office")]
    readers = [Reader(1, "Anna Ekvall", "Sala", GROUP), Reader(2, "Bo Alm", "Kansliet", OFFICE)]

    found = table(papers, readers, {(1, 0): AT, (1, 7): AT})

    assert [(line.opened, line.readers, line.missing) for line in found.papers] == [
        (1, 2, ("Bo Alm",)),
        (0, 1, ("Bo Alm",)),
    ]
    assert [[opening.at for opening in line.openings] for line in found.readers] == [[AT], [None, None]]


@pytest.mark.fact("P13", "S004-12")
@pytest.mark.django_db
def test_the_first_time_is_kept_and_any_version_counts(cast, sign, show, called):
    version = called.items.get().item_documents.get().document.versions.get()
    b"".join(show(cast.member, "document", called.pk, version.pk))
    first = Opened.objects.get().at
    b"".join(show(cast.member, "document", called.pk, version.pk))

    page = show(cast.secretary, "openings", called.pk)

    lines = {line.reader.name: line for line in page.context["openings"].readers}
    assert [(o.paper.title, o.at) for o in lines[cast.member.name].openings] == [
        ("Kallelsen", None),
        ("Nuläge", first),
    ]
    assert [(line.paper.title, line.opened) for line in page.context["openings"].papers] == [
        ("Kallelsen", 0),
        ("Nuläge", 1),
    ]
    assert list(lines) == [
        cast.vice_chair.name,
        cast.member.name,
        cast.chair.name,
        cast.substitute.name,
        cast.official.name,
    ]


@pytest.mark.fact("P13")
@pytest.mark.django_db
def test_the_chair_is_told_nothing_of_what_is_closed_to_the_chair(cast, sign, show, called):
    item = called.items.get()
    attach_document(
        item, file=pdf_file("x.pdf"), title="Hemlig lön", circle="office", closed_reason="Rör person", **sign
    )

    pages = [
        show(person, name, called.pk).content.decode()
        for person in (cast.chair, cast.secretary)
        for name in ("openings", "openings_file")
    ]

    assert ["Hemlig" in page for page in pages] == [False, False, True, True]


@pytest.mark.fact("S003-30", "P13")
@pytest.mark.django_db
def test_who_joins_is_counted_for_what_the_whole_group_reads_and_no_more(cast, sign, meeting):
    shape_meeting(meeting, parts=[], joining=[cast.other_group], **sign)
    meeting.refresh_from_db()
    for circle in ("serving", "presidency"):
        attach_document(
            meeting.items.get(), file=pdf_file("x.pdf", words=circle), title=circle, circle=circle,
            closed_reason="Rör person", **sign,
        )  # fmt: skip

    papers = openings_of(meeting, cast.secretary).papers

    everybody = (cast.vice_chair, cast.member, cast.chair, cast.substitute, cast.stranger, cast.official)
    assert [(line.paper.title, line.readers) for line in papers] == [
        ("Nuläge", 6),
        ("serving", 4),
        ("presidency", 3),
    ]
    assert papers[0].missing == tuple(person.name for person in everybody)


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_of_one_and_thirty(
    cast, sign, client, called, rows, django_assert_num_queries
):
    for at in range(rows - 1):
        item = add_item(called, title=f"Punkt {at}", **sign)
        attach_document(item, file=pdf_file(f"{at}.pdf", words=str(at)), title=f"Underlag {at}", **sign)
    client.force_login(cast.secretary)
    address = reverse("meetings:openings", args=[called.pk])
    client.get(address)

    with django_assert_num_queries(16):
        client.get(address)
