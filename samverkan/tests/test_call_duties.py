"""On the desk: mail that did not arrive (I-CALL4), and a supplement that waits to be approved."""

from datetime import date, time

import pytest
from django.utils import timezone

from groups.access import standing_of
from groups.models import Delivery
from groups.post.mailbox_reading import note_bounce
from meetings.actions import resend_call
from meetings.actions.supplements import write_supplement
from meetings.models import Meeting
from meetings.tests.conftest import called, day, meeting, sign
from samverkan.pages.duties import duties_of, is_over
from samverkan.pages.my_meetings import my_meetings

__all__ = ["called", "day", "meeting", "sign"]
pytestmark = pytest.mark.django_db


def lost(person):
    """What the desk says of mail, and where it leads."""
    standing, now = standing_of(person), timezone.now()
    duties = duties_of(my_meetings(standing, now), standing, now)
    return [(duty.what, duty.url) for duty in duties if "mejl" in duty.what]


@pytest.mark.fact("P13")
def test_what_came_back_is_on_the_desk_until_it_is_sent_again(cast, called, sign):
    call, now = called.calls.get(), timezone.now()
    mails = Delivery.objects.filter(references__call=call.pk, person=cast.member)
    mails.update(state="sent", sent_at=now)
    note_bounce(mails.get(), text="550 okänd", by=None, now=now)
    before, of_the_member = lost(cast.secretary), lost(cast.member)

    resend_call(call, person=cast.member, **sign)

    assert before == [("1 mejl kom inte fram", "/admin/groups/delivery/?arrived=no")]
    assert (of_the_member, lost(cast.secretary)) == ([], [])
    assert list(mails.order_by("pk").values_list("state", flat=True)) == ["withdrawn", "queued"]


@pytest.mark.parametrize(
    ("now", "over"),
    [("2017-03-14 12:30", False), ("2017-03-15 11:59", False), ("2017-03-15 12:00", True)],
)
def test_from_noon_to_noon_is_over_the_second_day(at, now, over):
    days = {"date": date(2017, 3, 14), "last_date": date(2017, 3, 15)}

    assert is_over(Meeting(start=time(13), end=time(12), **days), at(now)) == over


def test_a_supplement_waits_on_the_desk_of_the_one_who_approves_it(cast, called, sign):
    write_supplement(called, message="Ta med ID.", only_called=False, **sign)

    def desk(person):
        standing, now = standing_of(person), timezone.now()
        return [duty.url for duty in duties_of(my_meetings(standing, now), standing, now)]

    assert desk(cast.chair) == [f"/moten/{called.pk}/kallelse/tillagg/"]
    assert desk(cast.secretary) == []
