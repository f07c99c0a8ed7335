"""Date polls: ask a group which times suit, answer, remind, close (P41)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.circle import Circle, circle_on
from groups.links import make_links
from groups.models import Group, Link, Person
from groups.post.queue import Letter, post_all
from meetings.actions.agenda import change_meeting, create_meeting
from meetings.actions.guards import call_in_force
from meetings.local_time import clock_note
from meetings.models import DatePoll, DatePollAnswer, DatePollTime, Meeting
from meetings.polls_rules import FEWEST, MOST
from samverkan.lib import spoken
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

POLL_LINK = "meetings.date_poll"
ASKED, REMINDED = "meetings.date_poll", "meetings.date_poll_reminder"
LINK_LIVES = timedelta(days=31)


@verb
def ask_about_times(
    group: Group,
    *,
    title: str,
    times: Sequence[tuple[date, time, time]],
    answer_by: date,
    once_key: UUID,
    by: Person,
    now: datetime,
    text: str = "",
    asks_substitutes: bool = False,
    meeting: Meeting | None = None,
) -> DatePoll:
    """Ask members, and substitutes if so said, about 2 to 12 times; each gets a mail with a link of their
    own. `once_key` is the form's: sent twice it is one question."""
    lock_open(group)
    if there := DatePoll.objects.filter(once_key=once_key, group=group).first():
        return there
    _refuse_wrong(title, times, answer_by, meeting, group, timezone.localdate(now))
    poll = DatePoll.objects.create(
        group=group,
        title=collapsed(title),
        text=text.strip(),
        answer_by=answer_by,
        asks_substitutes=asks_substitutes,
        meeting=meeting,
        asked_by=by,
        asked_at=now,
        once_key=once_key,
    )
    _send_out(poll, times, now)
    return poll


@verb
def answer_poll(
    poll: DatePoll, *, person: Person, answers: Mapping[int, str], by: Person, now: datetime
) -> None:
    """`answers` is {time id: answer}, one for each time. May be changed until the question is closed."""
    poll = _locked(poll)
    if poll.closed_at:
        raise Refused(
            _("The question was closed %(day)s, so answers are not taken any more.")
            % {"day": spoken.day_plain(timezone.localtime(poll.closed_at))},
            code="closed",
        )
    if person not in asked_people(poll, circle_of(poll)):
        raise Refused(_("Only those who were asked can answer."), code="not_asked")
    times = set(poll.times.values_list("pk", flat=True))
    if set(answers) != times or not set(answers.values()) <= set(DatePollAnswer.Answer.values):
        raise Refused(_("Choose an answer for each time."), code="not_all")
    for pk, given in answers.items():
        DatePollAnswer.objects.update_or_create(
            time_id=pk, person=person, defaults={"answer": given, "at": now}
        )


@verb
def remind_about_times(poll: DatePoll, *, by: Person | None, now: datetime) -> int:
    """Once, to those who have not answered. How many."""
    poll = _locked(poll)
    if poll.closed_at or poll.reminded_at:
        return 0
    poll.reminded_at = now
    poll.save(update_fields=["reminded_at"])
    done = set(DatePollAnswer.objects.filter(time__poll=poll).values_list("person_id", flat=True))
    silent = [person for person in asked_people(poll, circle_of(poll)) if person.pk not in done]
    _write(REMINDED, poll, silent, now)
    return len(silent)


@verb
def close_poll(
    poll: DatePoll,
    *,
    by: Person,
    now: datetime,
    time: DatePollTime | None = None,
    meeting: Meeting | None = None,
    is_preliminary: bool = True,
) -> DatePoll:
    """Close with a `time`, which becomes a new meeting or the day of a planned one, or without. Twice is
    once: the first choice stands."""
    poll = _locked(poll)
    if poll.closed_at:
        return poll
    if time is not None:
        poll.meeting = _met(poll, time, meeting, is_preliminary, by=by, now=now)
    poll.closed_at = now
    poll.save()
    links = Link.objects.filter(purpose=POLL_LINK, object_id=poll.pk, withdrawn_at=None)
    links.update(expires_at=now + LINK_LIVES)
    return poll


def circle_of(poll: DatePoll) -> Circle:
    """As it was on the day of the question: who comes later was not asked."""
    return circle_on(poll.group, timezone.localdate(poll.asked_at))


def asked_people(poll: DatePoll, circle: Circle) -> list[Person]:
    found = {}
    for place in circle.places:
        substitutes = place.substitutes if poll.asks_substitutes else ()
        found |= {person.pk: person for person in (place.member, *substitutes) if person}
    return list(found.values())


def _met(
    poll: DatePoll, time: DatePollTime, meeting: Meeting | None, is_preliminary: bool, **sign
) -> Meeting:
    if time.poll_id != poll.pk:
        raise Refused(_("Choose one of the times that were asked about."), field="time", code="time")
    when = {
        "date": time.date,
        "start": time.start,
        "end": time.end,
        "is_preliminary": is_preliminary,
    }
    if meeting is None:
        return create_meeting(poll.group, uid=poll.once_key, title="", **when, **sign)
    _refuse_called(meeting, poll.group)
    change_meeting(meeting, **when, **sign)
    return meeting


def _write(kind: str, poll: DatePoll, people: list[Person], now: datetime) -> None:
    letters = [
        Letter(
            kind=kind,
            person=person,
            name=person.name,
            address=person.address,
            group=poll.group,
            references={"poll": poll.pk},
            once_key=f"{kind}-{poll.pk}-{person.pk}",
        )
        for person in people
    ]
    post_all(letters, now=now)


def _send_out(poll: DatePoll, times: Sequence[tuple[date, time, time]], now: datetime) -> None:
    DatePollTime.objects.bulk_create(
        [DatePollTime(poll=poll, date=day, start=start, end=end) for day, start, end in sorted(times)]
    )
    people = asked_people(poll, circle_of(poll))
    if not people:
        raise Refused(_("Nobody sits in the group, so there is nobody to ask."), code="nobody")
    make_links(POLL_LINK, [(poll.pk, person) for person in people], expires_at=_lives_until(times))
    _write(ASKED, poll, people, now)


def _locked(poll: DatePoll) -> DatePoll:
    return DatePoll.objects.select_for_update(of=("self",)).select_related("group").get(pk=poll.pk)


def _lives_until(times: Sequence[tuple[date, time, time]]) -> datetime:
    """A month after the last of the times, if nobody closes the question before."""
    last = max(day for day, _start, _end in times)
    return timezone.make_aware(datetime.combine(last, time())) + LINK_LIVES


def _refuse_wrong(title: str, times, answer_by: date, meeting: Meeting | None, group: Group, today: date):
    if not collapsed(title):
        raise Refused(
            _("The question has no title. Write for example “Meeting in March”."),
            field="title",
            code="no_title",
        )
    _refuse_times(times, today)
    _refuse_day(answer_by, today, min(day for day, _start, _end in times))
    if meeting is not None:
        _refuse_called(meeting, group)


def _refuse_times(times: Sequence[tuple[date, time, time]], today: date) -> None:
    if not FEWEST <= len(times) <= MOST:
        raise Refused(
            _("There are %(n)s times. Ask about between %(fewest)s and %(most)s.")
            % {"n": len(times), "fewest": FEWEST, "most": MOST},
            field="times",
            code="how_many",
        )
    begins = [(day, start) for day, start, _end in times]
    if len(set(begins)) < len(begins):
        raise Refused(_("The same time stands twice."), field="times", code="twice")
    for day, start, end in times:
        if day <= today:
            text = _("%(day)s has passed. Choose days from tomorrow on.") % {"day": spoken.day_capital(day)}
            raise Refused(text, field="times", code="passed")
        if end is None or end <= start:
            text = _("%(when)s has no end. Write for example 9–12.") % {"when": spoken.when(day, start)}
            raise Refused(text, field="times", code="no_end")
        if note := clock_note(day, start):
            raise Refused(note, field="times", code="skipped_clock")


def _refuse_day(answer_by: date, today: date, first: date) -> None:
    if today <= answer_by < first:
        return
    raise Refused(
        _("Answers are asked for by %(day)s. Choose a day from today until the day before the first time.")
        % {"day": spoken.day_plain(answer_by)},
        field="answer_by",
        code="answer_by",
    )


def _refuse_called(meeting: Meeting, group: Group) -> None:
    if meeting.group_id != group.pk or meeting.cancelled_at or call_in_force(meeting):
        raise Refused(
            _("Only a planned meeting of the group that is not called can get its day this way."),
            field="meeting",
            code="called",
        )
