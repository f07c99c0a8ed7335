"""Answers pressed in a calendar program, as they come by mail (ruling 14).

Who answers is the one whose invitation held the address that the mail was sent to, whatever its From says;
and the event's UID must be that meeting's.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person
from groups.post import ReceivedLetter, answer_mail
from groups.post.bounces import parts_of
from meetings.actions.answers import answer
from meetings.feed_events import uid_of
from meetings.invitations import ANSWERS_TO
from meetings.models import Call, Meeting, Response
from samverkan.lib.calendar_reading import Reply, read_reply
from samverkan.lib.refusal import Refused

MEANS = {"ACCEPTED": Response.Answer.ATTENDING, "DECLINED": Response.Answer.ABSENT}
# "Accept" says no more than this, and takes nothing back of it.
COMING = {Response.Answer.ATTENDING, Response.Answer.REMOTE, Response.Answer.LATE, Response.Answer.EARLY}


@answer_mail
def take_calendar_answer(letter: ReceivedLetter, now: datetime) -> str | None:
    """What came of it, in words; None when the mail is no answer from a calendar."""
    try:
        reply = _reply_in(letter)
    except Exception:  # icalendar raises what it likes on what it is given
        return _("An answer that could not be read.")
    if reply is None:
        return None
    found = _asked(letter, reply)
    if found is None:
        return _("An answer to nothing we have asked.")
    return _taken(*found, reply, now)


def holds_since(calls: list[Call]) -> int:
    """The sequence from which an answer is to the day and time that hold: one given before a move is to
    another meeting. `calls` are the sent ones, by number."""
    latest, since = _when(calls[-1]), calls[-1]
    for call in reversed(calls):
        if _when(call) != latest:
            break
        since = call
    return 2 * (since.number - 1)


def _reply_in(letter: ReceivedLetter) -> Reply | None:
    for part in parts_of(letter.message):
        if part.get_content_type() in {"text/calendar", "application/ics"}:
            return read_reply(part.get_payload(decode=True) or b"")
    return None


def _asked(letter: ReceivedLetter, reply: Reply) -> tuple[Meeting, Person] | None:
    keys = [tag.key.split(".") for tag in letter.tags if tag.purpose == ANSWERS_TO]
    if not keys:
        return None
    meeting = Meeting.objects.select_related("group").filter(pk=keys[0][0]).first()
    person = Person.objects.filter(pk=keys[0][1]).first()
    if meeting is None or person is None or reply.uid != uid_of(meeting):
        return None
    return meeting, person


def _taken(meeting: Meeting, person: Person, reply: Reply, now: datetime) -> str:
    given = MEANS.get(reply.partstat)
    if given is None:
        return _("“%(word)s” is no answer here.") % {"word": reply.partstat[:20]}
    calls = list(meeting.calls.filter(state=Call.State.SENT).order_by("number"))
    if not calls or reply.sequence < holds_since(calls):
        return _("An answer to an earlier day or time.")
    at = min(reply.stamp or now, now)
    before = Response.objects.filter(meeting=meeting, person=person).first()
    if before and before.given_at > at:
        return _("Older than the answer there is.")
    if before and given == Response.Answer.ATTENDING and before.answer in COMING:
        return _("Has answered so already.")
    try:
        channel = Response.Channel.CALENDAR
        answer(meeting, person=person, answer=given, channel=channel, given_at=at, by=person, now=now)
    except Refused as refusal:
        return refusal.message
    return str(Response.Answer(given).label)


def _when(call: Call) -> tuple:
    facts = call.facts.get("meeting", {})
    return tuple(facts.get(name) for name in ("day", "last_day", "starts", "ends"))
