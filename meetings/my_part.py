"""What the reader is in a meeting, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from groups.models import Person
from meetings.page_people import ANSWER_MARKS, Given, People, Sitter


@dataclass(frozen=True)
class MyPart:
    """What the reader is at the meeting. `may_answer`: asked, whatever the hour; `request_id`: a substitute
    is asked to serve and has not answered; `serves`: has said yes."""

    sentence: str = ""
    note: str = ""
    may_answer: bool = False
    answer: str = ""
    answer_word: str = ""
    answer_mark: str = ""
    times: str = ""
    request_id: int | None = None
    serves: bool = False


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
        serves=bool(serving),
    )


def my_answer_words() -> dict[str, str]:
    return {
        "attending": _("You are coming"),
        "remote": _("You take part remotely"),
        "late": _("You come later"),
        "early": _("You leave early"),
        "absent": _("You are prevented"),
    }


def _sentence(
    people: People, person: Person, roles, mode, request: Given | None, *, is_serving: bool
) -> tuple[str, str]:
    """What the reader is, and one line more."""
    mine = [row for row in people.sitters if row.person_id == person.pk]
    seat = next((row for row in mine if row.capacity == "member"), mine[0] if mine else None)
    if request:
        place = next(row for row in people.sitters if row.seat_id == request.seat_id)
        return _asked_words(people, place, is_serving)
    if seat and seat.is_observer:
        return _("You have the observer seat of %(seat)s: you attend without serving.") % {
            "seat": seat.represents
        }, ""
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
