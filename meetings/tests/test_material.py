"""When papers are due, and how one came late (S004-12)."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from meetings.material import lacking, lateness, material_due
from meetings.models import AgendaItem

Kind = AgendaItem.Kind


def local(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.mark.fact("S004-12")
@pytest.mark.parametrize(
    ("meeting", "days", "due"),
    [
        (date(2017, 3, 14), 7, date(2017, 3, 7)),
        (date(2017, 3, 14), 0, date(2017, 3, 14)),
        (date(2017, 3, 14), 9, date(2017, 3, 3)),  # a Sunday: the Friday before
        (date(2026, 12, 31), 7, date(2026, 12, 23)),  # Christmas Eve
        (date(2028, 3, 7), 7, date(2028, 2, 29)),
        (date(2027, 1, 5), 5, date(2026, 12, 30)),  # New Year's Eve, into the year before
    ],
)
def test_the_last_day_is_a_working_day(meeting, days, due):
    assert material_due(meeting, days) == due


@pytest.mark.fact("S004-12", "S002-09")
@pytest.mark.parametrize(
    ("added", "newest", "number", "sent", "said"),
    [
        ("2017-03-07 23:59", "2017-03-07 23:59", 1, None, ""),
        (
            "2017-03-08 00:00",
            "2017-03-08 00:00",
            1,
            None,
            "kom efter sista dag för handlingar (tisdag 7 mars)",
        ),
        (
            "2017-03-08 09:00",
            "2017-03-08 09:00",
            1,
            "2017-03-01 09:00",
            "kom efter sista dag för handlingar (tisdag 7 mars)",
        ),
        ("2017-03-02 09:00", "2017-03-02 09:00", 1, "2017-03-01 09:00", "kom efter kallelsen"),
        (
            "2017-02-20 09:00",
            "2017-03-09 09:00",
            2,
            "2017-03-01 09:00",
            "ny version efter sista dag för handlingar (tisdag 7 mars)",
        ),
        ("2017-02-20 09:00", "2017-03-05 09:00", 2, "2017-03-01 09:00", ""),
    ],
)
def test_late_is_said_in_words(added, newest, number, sent, said):
    found = lateness(local(added), local(newest), number, sent_at=sent and local(sent), due=date(2017, 3, 7))

    assert found == said


def test_without_a_day_only_the_call_makes_late():
    at = local("2017-03-08 09:00")

    assert lateness(at, at, 1, sent_at=None, due=None) == ""


def test_only_kinds_that_want_a_paper_lack_one():
    items = [
        (1, "Öppning", Kind.OPENING, False),
        (2, "Beslut", Kind.DECISION, False),
        (3, "Klart", Kind.POSITION, True),
        (4, "Bereda", Kind.PREPARATION, False),
    ]

    found = [lacking(items, date(2017, 3, 7), today) for today in (date(2017, 3, 7), date(2017, 3, 8))]

    assert [[(row.item, row.is_late) for row in rows] for rows in found] == [
        [(2, False), (4, False)],
        [(2, True), (4, True)],
    ]
