"""Who is expected at a meeting, seat by seat, as answers and substitutes stand (S000-18, I-ABS3)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from groups.circle import Circle, Place
from groups.models import Person
from meetings.models import Call, Meeting, Response, SubstituteRequest
from meetings.seat_answers import seats_answered
from meetings.substitution import SeatOutcome, substitution, unrepresented


@dataclass(frozen=True)
class SubstituteLine:
    person: Person
    response: Response | None
    request: SubstituteRequest | None
    serves: bool


@dataclass(frozen=True)
class SeatLine:
    """One seat: who holds it, what the member has answered, who acts on it."""

    place: Place
    response: Response | None
    substitutes: tuple[SubstituteLine, ...]
    outcome: SeatOutcome


@dataclass(frozen=True)
class Forecast:
    """`coming`, `prevented` and `silent` count members and serving substitutes by seat; a vacant seat and an
    observer's are in neither."""

    lines: tuple[SeatLine, ...]
    coming: int
    prevented: int
    silent: int
    unrepresented: tuple[str, ...]


def forecast(meeting: Meeting, circle: Circle) -> Forecast:
    """Two queries beside the circle."""
    responses = {row.person_id: row for row in Response.objects.filter(meeting=meeting)}
    asked = SubstituteRequest.objects.filter(meeting=meeting)
    requests = {(row.seat_id, row.substitute_id): row for row in asked}
    answers = {person: row.answer for person, row in responses.items()}
    outcomes = substitution(
        seats_answered(circle, answers, {key: row.state for key, row in requests.items()})
    )
    lines = tuple(
        _line(place, outcome, responses, requests)
        for place, outcome in zip(circle.places, outcomes, strict=True)
    )
    counts = Counter(_count(line) for line in lines)
    filled = {line.outcome.organization for line in lines if line.place.member and not line.place.is_observer}
    return Forecast(
        lines=lines,
        coming=counts["coming"],
        prevented=counts["prevented"],
        silent=counts["silent"],
        unrepresented=tuple(name for name in unrepresented(outcomes) if name in filled),
    )


def others_expected(meeting: Meeting, circle: Circle) -> list[tuple[Person, Response | None]]:
    """Those without a seat: co-opted to the whole meeting, and the officials; with what they have
    answered."""
    co_opted = meeting.co_options.filter(item__isnull=True).select_related("person")
    people = {person.pk: person for person in [*(row.person for row in co_opted), *circle.officials]}
    given = {row.person_id: row for row in Response.objects.filter(meeting=meeting, person__in=people)}
    return [(person, given.get(pk)) for pk, person in people.items()]


def changed_after_call(meeting: Meeting) -> datetime | None:
    """When the last supplement went out: an answer older than that was given to another day, time or
    place."""
    supplements = meeting.calls.filter(kind=Call.Kind.SUPPLEMENT, state=Call.State.SENT)
    return supplements.order_by("-number").values_list("sent_at", flat=True).first()


def _line(place: Place, outcome: SeatOutcome, responses: dict, requests: dict) -> SeatLine:
    return SeatLine(
        place=place,
        response=responses.get(place.member.pk) if place.member else None,
        substitutes=tuple(
            SubstituteLine(
                person,
                responses.get(person.pk),
                requests.get((place.seat_id, person.pk)),
                outcome.serving_id == person.pk,
            )
            for person in place.substitutes
        ),
        outcome=outcome,
    )


def _count(line: SeatLine) -> str:
    if line.place.is_observer:
        return "observer"
    if line.outcome.capacity == "serving_substitute":
        return "coming"
    if line.place.member is None:
        return "vacant"
    if line.response is None:
        return "silent"
    return "prevented" if line.response.answer == Response.Answer.ABSENT else "coming"
