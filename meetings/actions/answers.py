"""Answers to calls, and the substitutes they call in (S000-18, S001-44, S001-49, ruling 15)."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from groups.access import STAFF, standing_of
from groups.circle import Circle
from groups.links import make_links, withdraw_links
from groups.models import Person
from groups.post import Letter, post_all
from meetings.actions.guards import lock, refuse_in_state, state_of, touch
from meetings.joint import circle_at
from meetings.local_time import instant
from meetings.models import Meeting, Response, SubstituteRequest
from meetings.seat_answers import seat_answers
from meetings.state import meeting_refusal
from meetings.substitution import SeatOutcome, substitution
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

SUBSTITUTE_LINK = "meetings.substitute"
SILENCE_IS_LONG = timedelta(hours=24)


@verb
def answer(
    meeting: Meeting,
    *,
    person: Person,
    answer: str,
    channel: str,
    by: Person,
    now: datetime,
    times: str = "",
    reason: str = "",
    given_at: datetime | None = None,
) -> Response:
    """Note what a person answers to the call: of the five answers the latest holds. The same answer again
    does nothing (I-ABS2). `given_at`: when it was answered, where that was before it came to us.

    An absence tells the responsible official and asks the personal substitute; taking it back tells the
    substitute.
    """
    meeting = lock(meeting)
    refuse_in_state("answer", meeting, now)
    circle = circle_at(meeting)
    _refuse_answer(meeting, circle, person, by)
    given = {
        "answer": answer,
        "times": times.strip(),
        "reason": reason if answer == Response.Answer.ABSENT else "",
    }
    before = Response.objects.filter(meeting=meeting, person=person).first()
    if before and all(getattr(before, name) == value for name, value in given.items()):
        return before
    was_absent = bool(before and before.answer == Response.Answer.ABSENT)
    response, _made = Response.objects.update_or_create(
        meeting=meeting,
        person=person,
        defaults={**given, "channel": channel, "given_by": by, "given_at": given_at or now},
    )
    if was_absent != (answer == Response.Answer.ABSENT):
        _tell_about_absence(meeting, circle, person, is_absent=not was_absent, now=now)
        _decline_own_requests(meeting, person, answer, now)
        settle_seats(meeting, circle, now)
    touch(meeting)
    return response


@verb
def answer_substitute_request(
    request: SubstituteRequest, *, accepts: bool, by: Person, now: datetime
) -> SubstituteRequest:
    """The substitute takes the place or does not; the official is told, and the next substitute asked where
    there is one."""
    meeting = lock(request.meeting)
    request = SubstituteRequest.objects.select_related("substitute", "seat").get(pk=request.pk)
    wanted = SubstituteRequest.State.ACCEPTED if accepts else SubstituteRequest.State.DECLINED
    if request.state == wanted:
        return request
    if request.state == SubstituteRequest.State.WITHDRAWN:
        raise Refused(_("You are no longer needed: the member comes after all."), code="withdrawn")
    refuse_in_state("answer", meeting, now)
    if accepts:
        _refuse_unneeded(request)
    request.state, request.answered_at = wanted, now
    request.save()
    circle = circle_at(meeting)
    _post_to(circle.officials, "meetings.substitute_answered", meeting, {"request": request.pk}, now)
    settle_seats(meeting, circle, now)
    touch(meeting)
    return request


@verb
def remind_silent_substitute(request: SubstituteRequest, *, by: None, now: datetime) -> bool:
    """Once, a day after the question. True when a reminder went out."""
    meeting = lock(request.meeting)
    request = SubstituteRequest.objects.select_related("substitute", "meeting__group").get(pk=request.pk)
    silent = request.state == SubstituteRequest.State.ASKED and request.reminded_at is None
    if not silent or now - request.asked_at < SILENCE_IS_LONG:
        return False
    if meeting_refusal("answer", state_of(meeting, now)):
        return False
    request.reminded_at = now
    request.save()
    _post_to(
        [request.substitute], "meetings.substitute_reminder", request.meeting, {"request": request.pk}, now
    )
    return True


def settle_seats(meeting: Meeting, circle: Circle, now: datetime) -> list[SeatOutcome]:
    """Ask the substitutes who are needed now, and let those go who no longer are."""
    outcomes = substitution(seat_answers(meeting, circle))
    places = {place.seat_id: place for place in circle.places}
    waiting = SubstituteRequest.objects.filter(meeting=meeting, state__in=["asked", "accepted"])
    waiting = list(waiting.select_related("substitute"))
    for outcome in outcomes:
        place = places[outcome.seat_id]
        if outcome.capacity == "member":
            _let_go(meeting, [row for row in waiting if row.seat_id == outcome.seat_id], now)
        elif outcome.capacity == "serving_substitute":
            others = [
                row
                for row in waiting
                if row.seat_id == outcome.seat_id and row.substitute_id != outcome.serving_id
            ]
            _let_go(meeting, others, now)
        elif outcome.ask_id and place.member:
            person = next(person for person in place.substitutes if person.pk == outcome.ask_id)
            _ask(meeting, place, person, now)
    return outcomes


def renew_requests(meeting: Meeting, now: datetime) -> None:
    """A new call or a new day: the questions stand for the circle of that day, and their links live until
    it."""
    settle_seats(meeting, circle_at(meeting), now)
    open_requests = SubstituteRequest.objects.filter(meeting=meeting).exclude(state="withdrawn")
    pairs = [(request.pk, request.substitute) for request in open_requests.select_related("substitute")]
    make_links(SUBSTITUTE_LINK, pairs, expires_at=instant(meeting.date, meeting.start, meeting.zone))


def drop_requests(meeting: Meeting, now: datetime) -> None:
    """Nobody is asked to a meeting that is not called; they are told by the mail that says so."""
    for request in SubstituteRequest.objects.filter(meeting=meeting).exclude(state="withdrawn"):
        request.state, request.answered_at = SubstituteRequest.State.WITHDRAWN, now
        request.save()
        withdraw_links(SUBSTITUTE_LINK, object_id=request.pk, now=now)


def _refuse_unneeded(request: SubstituteRequest) -> None:
    """A yes to a place that is free no more: the member comes, or another substitute has said yes first."""
    absent = Response.objects.filter(
        meeting=request.meeting, person=request.member, answer=Response.Answer.ABSENT
    )
    if not absent.exists():
        raise Refused(_("You are no longer needed: the member comes after all."), code="withdrawn")
    accepted = SubstituteRequest.objects.filter(
        meeting=request.meeting, state=SubstituteRequest.State.ACCEPTED
    ).exclude(pk=request.pk)
    if accepted.filter(seat=request.seat).exists():
        raise Refused(_("Another substitute has taken the place already."), code="taken")
    if accepted.filter(substitute=request.substitute).exists():
        raise Refused(_("You serve on another seat at this meeting already."), code="serves_already")


def _ask(meeting: Meeting, place, person: Person, now: datetime) -> None:
    request, _made = SubstituteRequest.objects.update_or_create(
        meeting=meeting,
        seat_id=place.seat_id,
        substitute=person,
        defaults={
            "member": place.member,
            "state": "asked",
            "asked_at": now,
            "answered_at": None,
            "reminded_at": None,
        },
    )
    starts = instant(meeting.date, meeting.start, meeting.zone)
    make_links(SUBSTITUTE_LINK, [(request.pk, person)], expires_at=starts)
    _post_to([person], "meetings.substitute_asked", meeting, {"request": request.pk}, now)


def _let_go(meeting: Meeting, waiting: list[SubstituteRequest], now: datetime) -> None:
    for request in waiting:
        request.state, request.answered_at = SubstituteRequest.State.WITHDRAWN, now
        request.save()
        withdraw_links(SUBSTITUTE_LINK, object_id=request.pk, now=now)
        _post_to(
            [request.substitute], "meetings.substitute_not_needed", meeting, {"request": request.pk}, now
        )


def _decline_own_requests(meeting: Meeting, person: Person, given: str, now: datetime) -> None:
    """A substitute who is prevented does not serve, whatever was accepted before."""
    if given == Response.Answer.ABSENT:
        open_requests = SubstituteRequest.objects.filter(
            meeting=meeting, substitute=person, state__in=["asked", "accepted"]
        )
        for request in open_requests:
            request.state, request.answered_at = SubstituteRequest.State.DECLINED, now
            request.save()


def _tell_about_absence(
    meeting: Meeting, circle: Circle, person: Person, *, is_absent: bool, now: datetime
) -> None:
    kind = "meetings.absence" if is_absent else "meetings.absence_taken_back"
    is_chair = circle.chair is not None and person.pk == circle.chair.pk
    told = {told.pk: told for told in circle.officials}
    if is_chair and not is_absent:
        told |= {vice.pk: vice for vice in circle.vice_chairs[:1]}
    _post_to(told.values(), kind, meeting, {"meeting": meeting.pk, "absent": person.pk}, now)
    if is_chair and is_absent:
        _post_to(circle.vice_chairs[:1], "meetings.chair_absent", meeting, {"meeting": meeting.pk}, now)


def _refuse_answer(meeting: Meeting, circle: Circle, person: Person, by: Person) -> None:
    if by.pk != person.pk and not standing_of(by).has(meeting.group_id, STAFF):
        raise Refused(_("Only the secretary or the official answers for somebody else."), code="not_yours")
    asked = person.pk in circle.person_ids() or meeting.co_options.filter(person=person).exists()
    if not asked:
        raise Refused(_("%(name)s is not called to this meeting.") % {"name": person.name}, code="not_called")


def _post_to(people, kind: str, meeting: Meeting, references: dict, now: datetime) -> None:
    post_all(
        [
            Letter(
                kind=kind,
                person=person,
                name=person.name,
                address=person.address,
                group=meeting.group,
                references=references,
            )
            for person in people
        ],
        now=now,
    )
