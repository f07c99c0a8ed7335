"""Figures that wait to be reviewed, on the start page of those who staff the group (P45)."""

from datetime import date

import pytest
from django.urls import reverse

from groups.models import Person
from plans.models import HandIn
from samverkan.pages.duties import Duty
from samverkan.pages.start import start_of

QUARTER, MONTH = date(2017, 4, 1), date(2017, 6, 1)
OFFICE = ("secretary", "official")
OTHERS = ("chair", "member", "substitute", "stranger", "other_secretary")


def duties(cast, role: str, now) -> list[Duty]:
    address = reverse("indicators:hand_ins", args=["aldre"])
    found = start_of(Person.objects.get(pk=getattr(cast, role).pk), now).duties
    return [duty for duty in found if duty.url == address]


@pytest.mark.django_db
@pytest.mark.fact("P45")
def test_what_is_handed_in_waits_for_the_office_of_the_group_by_period(cast, at):
    now = at("2017-08-01 09:00")
    given = {"due_on": date(2017, 7, 20), "asked_at": now, "handed_in_at": now, "group": cast.group}
    for name, frequency, period, state in (
        ("Sala", "quarter", QUARTER, "handed_in"),
        ("Arboga", "quarter", QUARTER, "handed_in"),
        ("Köping", "quarter", QUARTER, "approved"),
        ("Sala", "month", MONTH, "handed_in"),
        ("Arboga", "month", MONTH, "draft"),
    ):
        place = cast.seats[name].organization
        HandIn.objects.create(organization=place, frequency=frequency, period=period, state=state, **given)

    told = {who: [duty.what for duty in duties(cast, who, now)] for who in (*OFFICE, *OTHERS)}
    assert {who: told[who] for who in OTHERS} == {who: [] for who in OTHERS}
    assert {who: told[who] for who in OFFICE} == {
        who: [
            "2 organisationer har lämnat in siffror för kvartal 2 2017",
            "1 organisation har lämnat in siffror för juni 2017",
        ]
        for who in OFFICE
    }
