"""Times in Chromium: what stands against a day at once, and a date poll answered by keyboard on a phone."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.links import token_of
from groups.models import Link
from meetings.actions import ask_about_times, create_meeting
from meetings.models import DatePollAnswer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.fact("S000-19", "P42")
def test_what_stands_against_a_day_is_said_at_once_and_another_is_taken_by_keyboard(cast, logged_in, served):
    sign = {"by": cast.secretary, "now": timezone.now()}
    day = timezone.localdate() + timedelta(days=30)
    create_meeting(cast.group, date=day, start=time(9), end=time(12), **sign)
    page = logged_in(cast.secretary)
    page.goto(served + reverse("meetings:create", args=[cast.group.slug]))

    page.fill("#id_date", day.isoformat())
    page.fill("#id_times", "10-11")
    page.keyboard.press("Tab")
    button = page.locator("#weighing button").first
    button.wait_for()
    said, free = page.inner_text("#weighing"), button.get_attribute("value")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("day => document.querySelector('#id_date').value === day", arg=free)
    page.wait_for_function("document.activeElement.id === 'id_date'")

    assert "Gruppen har ett annat möte kl. 9.00–12.00." in said
    assert "Gruppen har ett annat möte" not in page.inner_text("#weighing")
    assert (cast.group.meetings.count(), page.evaluate("csp")) == (1, [])


@pytest.mark.fact("P41")
def test_a_question_about_times_is_answered_by_keyboard_on_a_phone(cast, browser_of, served):
    day = timezone.localdate() + timedelta(days=30)
    poll = ask_about_times(
        cast.group,
        title="Möte i vår",
        times=[(day, time(9), time(12)), (day, time(13), time(16))],
        answer_by=day - timedelta(days=7),
        once_key=uuid4(),
        by=cast.secretary,
        now=timezone.now(),
    )
    link = Link.objects.get(purpose="meetings.date_poll", object_id=poll.pk, person=cast.member)
    page = browser_of(phone=True).new_page()
    page.goto(served + reverse("times:poll_link", args=[token_of(link)]))

    page.locator("input[type=radio]").first.focus()
    for key in ("Space", "Tab", "Space", "ArrowDown", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)
    page.get_by_role("heading", name="Tack, ditt svar är noterat").wait_for()

    assert list(DatePollAnswer.objects.order_by("time").values_list("answer", flat=True)) == ["yes", "no"]
