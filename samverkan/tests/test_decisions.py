"""The log of decisions over groups: only what is approved, and only what the reader may read."""

from datetime import date, time

import pytest
from django.urls import reverse

from meetings.actions import add_item, add_outcome, create_meeting
from meetings.actions.notes import begin_notes
from meetings.models import AgendaItem, DecisionNumber, Minutes, Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P35")]


@pytest.fixture
def decided(cast, at):
    """Two decisions of one meeting, the second on an item for the presidency; the notes are approved."""
    sign = {"by": cast.secretary, "now": at("2017-03-14 13:00")}
    meeting = create_meeting(
        cast.group, date=date(2017, 3, 14), start=time(9), end=time(12), place="Sal B", **sign
    )
    items = [
        add_item(meeting, title=title, kind="decision", **sign) for title in ("Öppen fråga", "Stängd fråga")
    ]
    minutes = begin_notes(meeting, **sign)
    made = [
        add_outcome(item, kind="decision", text=f"Beslut om {item.title.lower()}", **sign) for item in items
    ]
    AgendaItem.objects.filter(pk=items[1].pk).update(circle="presidency", closed_reason="Upphandling")
    Minutes.objects.filter(pk=minutes.pk).update(state="approved")
    for number, outcome in enumerate(made, start=1):
        DecisionNumber.objects.create(group=cast.group, year=2017, number=number, outcome=outcome)
    return meeting


def seen_by(client, person, **query):
    client.force_login(person)
    page = client.get(reverse("decisions:list"), query)
    return [row.number for row in page.context["page"].object_list]


def test_each_reads_what_the_circle_lets(cast, client, decided):
    seen = {
        who: seen_by(client, getattr(cast, who))
        for who in ("chair", "member", "substitute", "secretary", "stranger")
    }

    assert seen == {
        "chair": ["2/2017", "1/2017"],
        "member": ["1/2017"],
        "substitute": ["1/2017"],
        "secretary": ["2/2017", "1/2017"],
        "stranger": [],
    }


def test_a_draft_decides_nothing(cast, client, decided):
    Minutes.objects.update(state="draft")

    assert seen_by(client, cast.secretary) == []


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"q": "öppen"}, ["1/2017"]),
        ({"ar": "2016"}, []),
        ({"ar": "2017"}, ["2/2017", "1/2017"]),
        ({"ar": "tjugo"}, ["2/2017", "1/2017"]),
        ({"ar": "0000"}, ["2/2017", "1/2017"]),
        ({"q": '"%_'}, []),
    ],
)
def test_it_is_found_by_words_and_year(cast, client, decided, query, numbers):
    assert seen_by(client, cast.secretary, **query) == numbers


def test_the_file_for_excel_holds_what_the_page_does(cast, client, decided):
    client.force_login(cast.member)

    text = client.get(reverse("decisions:csv")).content.decode("utf-8-sig")

    assert [line.split(";")[0] for line in text.splitlines()[1:]] == ["1/2017"]


def test_as_many_queries_for_one_as_for_thirty(cast, client, decided, django_assert_num_queries, at):
    client.force_login(cast.secretary)
    with django_assert_num_queries(10):
        client.get(reverse("decisions:list"))
    item = decided.items.first()
    for n in range(30):
        Outcome.objects.create(item=item, kind="decision", text=f"Beslut {n}", order=n + 2)
    with django_assert_num_queries(10):
        client.get(reverse("decisions:list"))


def test_a_decision_from_before_there_were_numbers_is_last_that_day(cast, client, decided):
    item = decided.items.get(title="Öppen fråga")
    Outcome.objects.create(item=item, kind="decision", text="Utan nummer", order=9)

    assert seen_by(client, cast.secretary) == ["2/2017", "1/2017", ""]
