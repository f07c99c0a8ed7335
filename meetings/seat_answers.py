"""What each seat has answered, from the rows to the values `substitution.py` reasons about."""

from groups.circle import Circle, Place
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
    return [_seat(place, answers, states) for place in circle.places]


def _seat(place: Place, answers: dict[int, str], states: dict[tuple[int, int], str]) -> SeatAnswers:
    return SeatAnswers(
        seat_id=place.seat_id,
        organization=place.organization or place.represents,
        member_id=place.member.pk if place.member else None,
        answer=answers.get(place.member.pk, "") if place.member else "",
        substitutes=tuple(
            SubstituteFacts(
                person.pk,
                DECLINED if answers.get(person.pk) == ABSENT else states.get((place.seat_id, person.pk), ""),
            )
            for person in place.substitutes
        ),
    )
