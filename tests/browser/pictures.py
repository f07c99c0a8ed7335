"""The README's two pictures, taken of the demo by `bin/screenshots`; not a test, and collected by nothing
else."""

from pathlib import Path

import pytest
from django.utils import timezone

from groups.models import Group
from meetings.models import Call
from samverkan.demo.loading import load_demo

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = Path(__file__).parents[2] / "docs" / "images"


def test_take_the_pictures(logged_in):
    load_demo(timezone.now())
    FOLDER.mkdir(exist_ok=True)
    group = Group.objects.get(slug="aldre")
    call = Call.objects.filter(
        meeting__group=group, meeting__date__gte=timezone.localdate(), state="sent"
    ).first()
    seats = call.recipients.filter(capacity="member", mode="called", person__email__isnull=False)
    member = seats.exclude(person__responses__meeting=call.meeting).first() or seats.first()
    secretary = group.roles.filter(kind="secretary").first().person

    phone = logged_in(member.person, phone=True, device_scale_factor=2)
    phone.goto("/")
    phone.screenshot(path=FOLDER / "start.png")
    laptop = logged_in(secretary)
    laptop.goto(f"/moten/{call.meeting_id}/")
    laptop.screenshot(path=FOLDER / "meeting.png")
