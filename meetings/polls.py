"""What is shown of a date poll: to the asker and the presidency who answered what, to others the totals."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import EVERYBODY, PRESIDENCY, require, standing_of
from groups.models import Person
from meetings.actions.polls import asked_people, circle_of
from meetings.models import DatePoll, DatePollAnswer, DatePollTime
from meetings.polls_rules import AskedSeat, Tally, best, tally
from samverkan.lib import spoken

MARKS = {"yes": "ok", "if_needed": "partly", "no": "stop", "": "empty"}


@dataclass(frozen=True)
class TimeLine:
    """One time with its total; `mine` is the reader's answer."""

    time: DatePollTime
    when: str
    short: str
    tally: Tally
    words: str
    is_best: bool
    mine: str


@dataclass(frozen=True)
class PersonLine:
    """`cells` are (time, mark, word), one for each time."""

    name: str
    represents: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class PollPage:
    poll: DatePoll
    lines: list[TimeLine]
    people: list[PersonLine]
    asked: int
    answered: int
    may_answer: bool
    may_close: bool

    @property
    def answered_words(self) -> str:
        text = ngettext("%(n)s of %(of)s has answered", "%(n)s of %(of)s have answered", self.answered)
        return text % {"n": self.answered, "of": self.asked}


def poll_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> DatePoll:
    found = (
        DatePoll.objects.select_related("group__structure", "asked_by", "meeting")
        .prefetch_related("group__names")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    require(person, found.group_id, wanted)
    return found


def poll_page(poll: DatePoll, reader: Person, *, may_close: bool) -> PollPage:
    """Seven queries, whatever is asked of how many."""
    circle, times = circle_of(poll), list(poll.times.all())
    people = {person.pk: person for person in asked_people(poll, circle)}
    given = defaultdict(dict)
    for row in DatePollAnswer.objects.filter(time__poll=poll):
        given[row.time_id][row.person_id] = row.answer
    seats = asked_seats(poll, circle)
    tallies = {time.pk: tally(seats, given[time.pk]) for time in times}
    chosen = best(tallies)
    sees_names = reader.pk == poll.asked_by_id or standing_of(reader).has(poll.group_id, PRESIDENCY)
    return PollPage(
        poll=poll,
        lines=[_line(time, tallies[time.pk], given, reader.pk, is_best=time.pk == chosen) for time in times],
        people=_people(circle, people, times, given) if sees_names else [],
        asked=len(people),
        answered=len({person for answers in given.values() for person in answers if person in people}),
        may_answer=reader.pk in people and poll.closed_at is None,
        may_close=may_close and poll.closed_at is None,
    )


def asked_seats(poll: DatePoll, circle) -> list[AskedSeat]:
    """The seats that count: observers may attend and fill no seat, and a vacant optional one waits for
    nobody."""
    found = []
    for place in circle.places:
        if place.is_observer or (place.is_optional and not place.member):
            continue
        substitutes = place.substitutes if poll.asks_substitutes else ()
        people = [person.pk for person in (place.member, *substitutes) if person]
        found.append(AskedSeat(tuple(people)))
    return found


def suits_words(tally: Tally) -> str:
    """ "passar 9 av 14 platser" """
    text = ngettext("suits %(seats)s of %(of)s seat", "suits %(seats)s of %(of)s seats", tally.of)
    return text % {"seats": tally.seats, "of": tally.of}


def _line(time: DatePollTime, found: Tally, given: dict, reader: int, *, is_best: bool) -> TimeLine:
    return TimeLine(
        time=time,
        when=spoken.when(time.date, time.start, time.end),
        short=short_when(time),
        tally=found,
        words=suits_words(found),
        is_best=is_best,
        mine=given[time.pk].get(reader, ""),
    )


def _people(circle, people: dict[int, Person], times: list[DatePollTime], given: dict) -> list[PersonLine]:
    seats = {}
    for place in circle.places:
        for person in (place.member, *place.substitutes):
            if person and person.pk in people:
                seats.setdefault(person.pk, place.represents)
    words = {value: str(word) for value, word in DatePollAnswer.Answer.choices} | {"": _("No answer")}
    return [
        PersonLine(
            name=person.name,
            represents=seats.get(pk, ""),
            cells=tuple(
                (short_when(time), MARKS[given[time.pk].get(pk, "")], words[given[time.pk].get(pk, "")])
                for time in times
            ),
        )
        for pk, person in people.items()
    ]


def short_when(time: DatePollTime) -> str:
    return f"{spoken.day_short(time.date)} {spoken.hours(time.start, time.end)}"
