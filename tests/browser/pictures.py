"""The README's pictures, taken of the demo by `bin/screenshots`; not a test, and nothing else collects it."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from groups.models import Group, Person
from meetings.models import Call, Minutes
from samverkan.demo.loading import load_demo

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = Path(__file__).parents[2] / "docs" / "images"


def test_take_the_pictures(logged_in):
    """Two of a meeting that is called; then its group's wheel, agenda builder, notes and numbers."""
    load_demo(timezone.now())
    FOLDER.mkdir(exist_ok=True)
    group, today = Group.objects.get(slug="aldre"), timezone.localdate()
    call = Call.objects.filter(meeting__group=group, meeting__date__gte=today, state="sent").first()
    seats = call.recipients.filter(capacity="member", mode="called", person__email__isnull=False)
    member = seats.exclude(person__responses__meeting=call.meeting).first() or seats.first()
    phone = logged_in(member.person, phone=True, device_scale_factor=2)
    phone.goto("/")
    phone.screenshot(path=FOLDER / "start.png")

    laptop = logged_in(_secretary(group))
    for name, address in {
        "meeting": f"/moten/{call.meeting_id}/",
        "wheel": f"/arshjul/grupp/aldre/{today.year}/",
        "agenda": f"/moten/{call.meeting_id}/dagordning/",
        "attendance": "/statistik/grupp/aldre/",
    }.items():
        _take(laptop, name, address)
    in_writing = Minutes.objects.filter(state="draft").select_related("meeting__group").first().meeting
    item = in_writing.items.order_by("position")[2].pk
    other = logged_in(_secretary(in_writing.group))
    _take(other, "notes", f"/moten/{in_writing.pk}/anteckningar/skriv/?punkt={item}")


def _secretary(group: Group) -> Person:
    return group.roles.filter(kind="secretary").first().person


def _take(laptop: Page, name: str, address: str) -> None:
    laptop.goto(address)
    laptop.screenshot(path=FOLDER / f"{name}.png")
