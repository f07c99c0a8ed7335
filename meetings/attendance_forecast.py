"""Who is expected at a meeting, seat by seat, as answers and substitutes stand (S000-18, I-ABS3)."""

from collections import Counter
from dataclasses import dataclass

from groups.circle import Circle, Place
from groups.models import Person
from meetings.models import Meeting, Response, SubstituteRequest
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
    """`coming`, `prevented` and `silent` count members and serving substitutes by seat; a vacant seat is in
    neither."""

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
    filled = {line.outcome.organization for line in lines if line.place.member}
    return Forecast(
        lines=lines,
        coming=counts["coming"],
        prevented=counts["prevented"],
        silent=counts["silent"],
        unrepresented=tuple(name for name in unrepresented(outcomes) if name in filled),
    )


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
    if line.outcome.capacity == "serving_substitute":
        return "coming"
    if line.place.member is None:
        return "vacant"
    if line.response is None:
        return "silent"
    return "prevented" if line.response.answer == Response.Answer.ABSENT else "coming"
