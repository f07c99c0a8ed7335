"""What each seat has answered, from the rows to the values `substitution.py` reasons about."""

from groups.circle import Circle
from meetings.models import Meeting, Response, SubstituteRequest
from meetings.substitution import ABSENT, DECLINED, SeatAnswers, SubstituteFacts


def seat_answers(meeting: Meeting, circle: Circle) -> list[SeatAnswers]:
    """One per seat in its order; two queries."""
    answers = dict(Response.objects.filter(meeting=meeting).values_list("person_id", "answer"))
    requests = SubstituteRequest.objects.filter(meeting=meeting).values_list(
        "seat_id", "substitute_id", "state"
    )
    return seats_answered(circle, answers, {(seat, person): state for seat, person, state in requests})


def seats_answered(
    circle: Circle, answers: dict[int, str], states: dict[tuple[int, int], str]
) -> list[SeatAnswers]:
    """`answers` by person, `states` of requests by (seat, substitute); who is prevented has declined, asked
    or not."""
    return [
        seat_answered(
            place.seat_id,
            place.organization or place.represents,
            place.member.pk if place.member else None,
            [person.pk for person in place.substitutes],
            answers,
            states,
            is_observer=place.is_observer,
        )
        for place in circle.places
    ]


def seat_answered(
    seat_id: int,
    organization: str,
    member_id: int | None,
    substitute_ids: list[int],
    answers: dict[int, str],
    states: dict[tuple[int, int], str],
    *,
    is_observer: bool = False,
) -> SeatAnswers:
    return SeatAnswers(
        seat_id=seat_id,
        organization=organization,
        member_id=member_id,
        answer=answers.get(member_id, ""),
        substitutes=tuple(
            SubstituteFacts(
                person, DECLINED if answers.get(person) == ABSENT else states.get((seat_id, person), "")
            )
            for person in substitute_ids
        ),
        is_observer=is_observer,
    )
