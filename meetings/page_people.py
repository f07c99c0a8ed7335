"""Who comes to a meeting, who was there, and what the reader is in it: three queries before, one after."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import CharField, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import OrganizationName, Person, Seat
from meetings.minutes_report import unrepresented as not_there
from meetings.models import Attendance, CoOption, Meeting, Minutes, Response, SubstituteRequest
from meetings.substitution import SeatAnswers, SeatOutcome, SubstituteFacts, substitution, unrepresented
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared

ANSWER_MARKS = {"attending": "ok", "remote": "ok", "late": "partly", "early": "partly", "absent": "empty"}


class Sitter(NamedTuple):
    """Somebody on a seat that day."""

    seat_id: int
    represents: str
    organization: str
    is_optional: bool
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


@dataclass(frozen=True)
class MyPart:
    """What the reader is at the meeting. `may_answer`: asked, whatever the hour; `request_id`: a substitute
    is asked to serve and has not answered."""

    sentence: str = ""
    note: str = ""
    may_answer: bool = False
    answer: str = ""
    answer_word: str = ""
    answer_mark: str = ""
    times: str = ""
    request_id: int | None = None


def sitters_of(meeting: Meeting) -> list[Sitter]:
    """Every seat with who sits on it that day, vacant ones with nobody; one query."""
    return [
        Sitter(pk, f"{name} {label}".strip() if name else label[:1].upper() + label[1:], name or label, *rest)
        for pk, name, label, *rest in _sitters(meeting.group_id, meeting.date)
    ]


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
        .order_by("number", "sitting__place")
        .values_list(
            "pk",
            "shown",
            "label",
            "is_optional",
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
    outcomes = substitution(_seat_answers(sitters, answers, requests))
    return People(
        sitters, answers, requests, invited_to(meeting), {outcome.seat_id: outcome for outcome in outcomes}
    )


def coming(people: People, *, is_called: bool) -> Coming:
    """As it stands now (I-ABS3). Before the call nobody has been asked, so nobody owes an answer."""
    lines, counts = [], {"coming": 0, "prevented": 0, "silent": 0}
    for rows in _by_seat(people.sitters):
        line, outcome = _seat_line(rows, people, is_called), people.outcomes[rows[0].seat_id]
        lines.append(line)
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
    filled = {row.organization for row in people.sitters if row.capacity == "member"}
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
    rows = Attendance.objects.filter(minutes=minutes).annotate(shown=shown).order_by("seat__number", "pk")
    return rows.values_list("person__name", "name", "shown", "organization_text", "capacity", "is_present")


def my_part(people: People, person: Person, *, roles: frozenset[str], mode: str | None) -> MyPart:
    """The reader's own part in words. `mode` is how the reader stands in the sent call; None when not in
    it."""
    asked = next(
        (row for row in people.requests.values() if row.person_id == person.pk and row.word == "asked"), None
    )
    serving = next(
        (row for row in people.requests.values() if row.person_id == person.pk and row.word == "accepted"),
        None,
    )
    sentence, note = _sentence(people, person, roles, mode, asked or serving, is_serving=bool(serving))
    given = people.answers.get(person.pk)
    is_asked = any(row.person_id == person.pk for row in people.sitters) or any(
        row[0] == person.pk for row in people.invited
    )
    return MyPart(
        sentence=sentence,
        note=note,
        may_answer=is_asked or bool(roles & {"responsible_official", "deputy_official"}),
        answer=given.word if given else "",
        answer_word=my_answer_words()[given.word] if given else "",
        answer_mark=ANSWER_MARKS[given.word] if given else "",
        times=given.times if given else "",
        request_id=asked.id if asked else None,
    )


def my_answer_words() -> dict[str, str]:
    return {
        "attending": _("You are coming"),
        "remote": _("You take part remotely"),
        "late": _("You come later"),
        "early": _("You leave early"),
        "absent": _("You are prevented"),
    }


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


def _seat_answers(sitters, answers, requests) -> list[SeatAnswers]:
    found = []
    for rows in _by_seat(sitters):
        member = next((row.person_id for row in rows if row.capacity == "member"), None)
        substitutes = [row.person_id for row in rows if row.capacity == "substitute"]
        found.append(
            SeatAnswers(
                rows[0].seat_id,
                rows[0].organization,
                member,
                answers[member].word if member in answers else "",
                tuple(
                    SubstituteFacts(pk, _request_state(rows[0].seat_id, pk, answers, requests))
                    for pk in substitutes
                ),
            )
        )
    return found


def _request_state(seat_id: int, person_id: int, answers, requests) -> str:
    """A substitute who is prevented has declined, asked or not."""
    if person_id in answers and answers[person_id].word == "absent":
        return "declined"
    request = requests.get((seat_id, person_id))
    return request.word if request else ""


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
    return SeatLine(rows[0].represents, said, substitutes, outcome.is_unserved and not rows[0].is_optional)


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


def _sentence(
    people: People, person: Person, roles, mode, request: Given | None, *, is_serving: bool
) -> tuple[str, str]:
    """What the reader is, and one line more."""
    mine = [row for row in people.sitters if row.person_id == person.pk]
    seat = next((row for row in mine if row.capacity == "member"), mine[0] if mine else None)
    if request:
        place = next(row for row in people.sitters if row.seat_id == request.seat_id)
        return _asked_words(people, place, is_serving)
    if seat and seat.capacity == "member":
        text = _("You are called as member for %(seat)s.") if mode else _("You sit for %(seat)s.")
        return text % {"seat": seat.represents}, _chair_note(roles)
    if seat and mode == "called":
        return _("You are called as personal substitute for %(seat)s.") % {"seat": seat.represents}, ""
    if seat:
        text = _("You are personal substitute for %(seat)s.") % {"seat": seat.represents}
        return text, _("You are welcome, without serving. If the member is prevented you are asked.")
    if any(row[0] == person.pk for row in people.invited):
        return _("You are co-opted to this meeting."), ""
    if roles & {"responsible_official", "deputy_official"}:
        return _("You are the responsible official."), ""
    return "", ""


def _asked_words(people: People, place: Sitter, is_serving: bool) -> tuple[str, str]:
    member = next(
        (row.name for row in people.sitters if row.seat_id == place.seat_id and row.capacity == "member"), ""
    )
    note = _("%(name)s is prevented.") % {"name": member} if member else ""
    if is_serving:
        return _("You serve for %(seat)s.") % {"seat": place.represents}, note
    return _("Can you serve for %(seat)s?") % {"seat": place.represents}, note


def _chair_note(roles: frozenset[str]) -> str:
    if "chair" in roles:
        return _("You lead the meeting.")
    return _("You are vice chair.") if "vice_chair" in roles else ""
