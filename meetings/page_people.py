"""Who comes to a meeting and who was there: three queries before, one after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import CharField, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Value
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import OrganizationName, Seat
from groups.sectors import seat_name
from meetings.joint import joining_groups
from meetings.minutes_report import unrepresented as not_there
from meetings.models import Attendance, CoOption, Meeting, Minutes, Response, SubstituteRequest
from meetings.seat_answers import seat_answered
from meetings.substitution import SeatAnswers, SeatOutcome, substitution, unrepresented
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising
from samverkan.lib.prepared import prepared

ANSWER_MARKS = {"attending": "ok", "remote": "ok", "late": "partly", "early": "partly", "absent": "empty"}


class Sitter(NamedTuple):
    """Somebody on a seat that day."""

    seat_id: int
    represents: str
    organization: str
    is_optional: bool
    is_observer: bool
    capacity: str | None
    person_id: int | None
    name: str | None


class Given(NamedTuple):
    """An answer, or a request to a substitute (`seat_id` and `id` not 0), of one person."""

    person_id: int
    word: str
    times: str
    name: str
    seat_id: int
    id: int


@dataclass(frozen=True)
class PersonState:
    """A name with what the person has said; no mark where nothing was asked."""

    name: str
    mark: str = ""
    word: str = ""


@dataclass(frozen=True)
class SeatLine:
    represents: str
    member: PersonState | None
    substitutes: tuple[PersonState, ...]
    is_unserved: bool


@dataclass(frozen=True)
class Coming:
    """`summary` is the one line, "11 coming · 2 prevented – nobody for Köping"; the rest opens under it."""

    summary: str
    seats: tuple[SeatLine, ...]
    others: tuple[PersonState, ...]


@dataclass(frozen=True)
class Attended:
    """Attendance as the notes have it: (name, organisation, capacity or "")."""

    summary: str
    present: tuple[tuple[str, str, str], ...]
    absent: tuple[tuple[str, str, str], ...]


def sitters_of(meeting: Meeting) -> list[Sitter]:
    """Every seat with who sits on it that day, vacant ones with nobody; one query, at a joint meeting one for
    each group and three to find them."""
    joining = joining_groups(meeting) if meeting.kind == Meeting.Kind.JOINT else []
    groups = [(meeting.group_id, ""), *((group.pk, f" ({group.name_on(meeting.date)})") for group in joining)]
    return [
        Sitter(pk, _represents(seat_name(name or "", label, sector, office)) + suffix, name or label, *rest)
        for group, suffix in groups
        for pk, name, label, sector, office, *rest in _sitters(group, meeting.date)
    ]


def _represents(name: str) -> str:
    return capfirst(name)


@prepared
def _sitters(group: int, day: date) -> QuerySet:
    in_force = Q(appointments__starts_on__lte=day) & (
        Q(appointments__ends_on__isnull=True) | Q(appointments__ends_on__gte=day)
    )
    return (
        Seat.objects.in_force(day)
        .filter(group=group)
        .annotate(
            sitting=FilteredRelation("appointments", condition=in_force),
            shown=value_that_day(OrganizationName, "name", day, organization=OuterRef("organization")),
        )
        .order_by("number", *rising("sitting__place"))
        .values_list(
            "pk",
            "shown",
            "label",
            "sector",
            "ex_officio",
            "is_optional",
            "is_observer",
            "sitting__capacity",
            "sitting__person_id",
            "sitting__person__name",
        )
    )


def given_to(meeting: Meeting) -> list[Given]:
    """Answers and requests to substitutes in one query."""
    return [Given(*row) for row in _given(meeting.pk)]


@prepared
def _given(meeting: int) -> QuerySet:
    number, text = IntegerField(), CharField()
    answers = Response.objects.filter(meeting=meeting).annotate(
        seat_nr=Value(0, output_field=number), nr=Value(0, output_field=number)
    )
    requests = SubstituteRequest.objects.filter(meeting=meeting).annotate(
        no_times=Value("", output_field=text)
    )
    columns = answers.order_by().values_list("person_id", "answer", "times", "person__name", "seat_nr", "nr")
    asked = requests.order_by().values_list(
        "substitute_id", "state", "no_times", "substitute__name", "seat_id", "pk"
    )
    return columns.union(asked, all=True)


def invited_to(meeting: Meeting) -> list[tuple[int, str, str]]:
    """Those co-opted to the meeting as a whole: (person id, name, organisation)."""
    return _invited(meeting.pk, meeting.date)


@prepared
def _invited(meeting: int, day: date) -> QuerySet:
    rows = CoOption.objects.filter(meeting=meeting, item__isnull=True).annotate(
        shown=value_that_day(OrganizationName, "name", day, organization=OuterRef("organization"))
    )
    return rows.order_by("pk").values_list("person_id", "person__name", "shown")


@dataclass(frozen=True)
class People:
    """What the three queries found, and what the rules say of it."""

    sitters: list[Sitter]
    answers: dict[int, Given]
    requests: dict[tuple[int, int], Given]
    invited: list[tuple[int, str, str]]
    outcomes: dict[int, SeatOutcome]


def people_of(meeting: Meeting) -> People:
    sitters, given = sitters_of(meeting), given_to(meeting)
    answers = {row.person_id: row for row in given if not row.id}
    requests = {(row.seat_id, row.person_id): row for row in given if row.id}
    outcomes = substitution(list(_seat_answers(sitters, answers, requests)))
    return People(
        sitters, answers, requests, invited_to(meeting), {outcome.seat_id: outcome for outcome in outcomes}
    )


def coming(people: People, *, is_called: bool) -> Coming:
    """As it stands now (I-ABS3). Before the call nobody has been asked, so nobody owes an answer."""
    lines, counts = [], {"coming": 0, "prevented": 0, "silent": 0}
    for rows in _by_seat(people.sitters):
        line, outcome = _seat_line(rows, people, is_called), people.outcomes[rows[0].seat_id]
        lines.append(line)
        if rows[0].is_observer:
            continue
        if outcome.capacity == "serving_substitute":
            counts["coming"] += 1
        elif line.member:
            given = people.answers.get(next(row.person_id for row in rows if row.capacity == "member"))
            counts[("prevented" if given.word == "absent" else "coming") if given else "silent"] += 1
    seated = {row.person_id for row in people.sitters}
    invited = {
        person: ", ".join(filter(None, (name, organization))) for person, name, organization in people.invited
    }
    others = {person: _said(name, people.answers.get(person), is_called) for person, name in invited.items()}
    others |= {
        person: _said(row.name, row, is_called)
        for person, row in people.answers.items()
        if person not in seated and person not in invited
    }
    filled = {row.organization for row in people.sitters if row.capacity == "member" and not row.is_observer}
    gone = [name for name in unrepresented(people.outcomes.values()) if name in filled]
    return Coming(_summary(counts, gone, is_called), tuple(lines), tuple(others.values()))


def attended(minutes: Minutes, meeting: Meeting) -> Attended:
    """The attendance of the notes; one query."""
    rows = [
        _Row(person or name, organization or text, capacity, is_present)
        for person, name, organization, text, capacity, is_present in _attendance(minutes.pk, meeting.date)
    ]
    words = dict(Attendance.Capacity.choices)
    present, absent = (
        tuple(
            (row.name, row.organization_text, "" if row.capacity == "member" else str(words[row.capacity]))
            for row in rows
            if row.is_present == there
        )
        for there in (True, False)
    )
    parts = [_("%(count)s present") % {"count": len(present)}, _("%(count)s absent") % {"count": len(absent)}]
    return Attended(_with_gone(" · ".join(parts), not_there(rows, meeting)), present, absent)


@prepared
def _attendance(minutes: int, day: date) -> QuerySet:
    shown = value_that_day(OrganizationName, "name", day, organization=OuterRef("organization"))
    rows = (
        Attendance.objects.filter(minutes=minutes)
        .annotate(shown=shown)
        .order_by(*rising("seat__number"), "pk")
    )
    return rows.values_list("person__name", "name", "shown", "organization_text", "capacity", "is_present")


class _Row(NamedTuple):
    """As much of an attendance row as the rule on who was unrepresented looks at."""

    name: str
    organization_text: str
    capacity: str
    is_present: bool
    organization_id: None = None
    organization: None = None


def _by_seat(sitters: list[Sitter]) -> list[list[Sitter]]:
    seats: dict[int, list[Sitter]] = {}
    for row in sitters:
        seats.setdefault(row.seat_id, []).append(row)
    return list(seats.values())


def _seat_answers(
    sitters: list[Sitter], answers: dict[int, Given], requests: dict[tuple[int, int], Given]
) -> Iterator[SeatAnswers]:
    words = {person: row.word for person, row in answers.items()}
    states = {key: row.word for key, row in requests.items()}
    for rows in _by_seat(sitters):
        yield seat_answered(
            rows[0].seat_id,
            rows[0].organization,
            next((row.person_id for row in rows if row.capacity == "member"), None),
            [row.person_id for row in rows if row.capacity == "substitute"],
            words,
            states,
            is_observer=rows[0].is_observer,
        )


def _seat_line(rows: list[Sitter], people: People, is_called: bool) -> SeatLine:
    seat_id = rows[0].seat_id
    outcome = people.outcomes[seat_id]
    member = next((row for row in rows if row.capacity == "member"), None)
    substitutes = tuple(
        _substitute(
            row, outcome, people.requests.get((seat_id, row.person_id)), people.answers.get(row.person_id)
        )
        for row in rows
        if row.capacity == "substitute"
    )
    said = _said(member.name, people.answers.get(member.person_id), is_called) if member else None
    represents = rows[0].represents
    if rows[0].is_observer:
        represents = _("%(seat)s (observer seat)") % {"seat": represents}
    return SeatLine(represents, said, substitutes, outcome.is_unserved and not rows[0].is_optional)


def _substitute(
    row: Sitter, outcome: SeatOutcome, request: Given | None, answer: Given | None
) -> PersonState:
    if outcome.serving_id == row.person_id:
        return PersonState(row.name, "ok", _("serves"))
    if outcome.waiting_id == row.person_id:
        return PersonState(row.name, "empty", _("asked"))
    if (request and request.word == "declined") or (answer and answer.word == "absent"):
        return PersonState(row.name, "empty", _("is prevented"))
    if answer:
        return PersonState(row.name, "partly", _("comes without serving"))
    return PersonState(row.name)


def _said(name: str, given: Given | None, is_called: bool) -> PersonState:
    if given is None:
        return PersonState(name, "empty", _("Has not answered")) if is_called else PersonState(name)
    word = str(Response.Answer(given.word).label)
    return PersonState(name, ANSWER_MARKS[given.word], f"{word}: {given.times}" if given.times else word)


def _summary(counts: dict[str, int], gone: list[str], is_called: bool) -> str:
    if not is_called:
        total = sum(counts.values())
        return ngettext("%(count)s member", "%(count)s members", total) % {"count": total}
    parts = [_("%(count)s coming") % {"count": counts["coming"]}]
    if counts["prevented"]:
        parts.append(_("%(count)s prevented") % {"count": counts["prevented"]})
    if counts["silent"]:
        text = ngettext("%(count)s has not answered", "%(count)s have not answered", counts["silent"])
        parts.append(text % {"count": counts["silent"]})
    return _with_gone(" · ".join(parts), gone)


def _with_gone(text: str, gone: list[str]) -> str:
    if not gone:
        return text
    nobody = ngettext("%(names)s unrepresented", "%(names)s are unrepresented", len(gone))
    return f"{text} – {nobody % {'names': spoken.listed(gone)}}"
