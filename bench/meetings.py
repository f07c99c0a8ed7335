"""Ten years of meetings: twelve items with two documents each, 28 people, answers, calls and notes."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import cycle
from uuid import UUID

from django.utils import timezone

from bench import words
from bench.rows import Rows
from groups.models import Delivery, Document, DocumentVersion
from issues.models import Action
from meetings.models import (
    AgendaItem,
    Attendance,
    Call,
    CallRecipient,
    ItemAction,
    ItemDocument,
    ItemNote,
    Meeting,
    Minutes,
    MinutesVersion,
    Opened,
    Outcome,
    Presenter,
    Response,
    SubstituteRequest,
)

# Days from today to the planned, the called and the latest held meeting, and from one held meeting to the one
# before.
PLANNED, CALLED, LATEST, BETWEEN = 40, 9, -14, 55
ITEMS, DOCUMENTS_EACH = 12, 2
# What the retention rules leave, in days.
ANSWERS_KEPT, MAILS_KEPT = 730, 365
ABSENT = {3, 9}
SHA = "0" * 64
KINDS = ["opening", "report", "dialogue", "information", "preparation", "exchange", "decision", "information"]


@dataclass
class Bench:
    """One group with its people: `seats` are (key, organisation, represents), `terms` are (first day,
    members, substitutes), both by place."""

    number: int
    id: int
    seats: list[tuple[int, int, str]]
    terms: list[tuple[date, list[int], list[int]]] = field(default_factory=list)
    secretary: int = 0
    official: int = 0

    def people_on(self, day: date) -> list[tuple[int, int, str]]:
        """(person, place, capacity), members first."""
        _, members, substitutes = [term for term in self.terms if term[0] <= day][-1]
        return [(who, place, "member") for place, who in enumerate(members)] + [
            (who, place, "substitute") for place, who in enumerate(substitutes)
        ]


@dataclass(frozen=True)
class Held:
    """A meeting on its way into the tables."""

    id: int
    group: Bench
    day: date
    items: list[int]
    age: int

    @property
    def people(self) -> list[tuple[int, int, str]]:
        return self.group.people_on(self.day)


def moment(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def add_meetings(rows: Rows, groups: list[Bench], *, held: int, today: date) -> None:
    """One planned and one called meeting a group, and `held` before them, the latest with notes in draft."""
    papers: dict[tuple[int, int], list[int]] = {}
    for group in groups:
        _planned(rows, group, today, papers)
        _called(rows, group, today, papers)
    for number, group in zip(range(held), cycle(groups), strict=False):
        past = number // len(groups)
        # The groups meet on different days.
        day = today + timedelta(LATEST - BETWEEN * past - group.number % 40)
        _held(rows, _meeting(rows, group, day, today, papers), is_latest=past == 0)


def _planned(rows: Rows, group: Bench, today: date, papers: dict) -> None:
    _meeting(rows, group, today + timedelta(PLANNED + group.number % 40), today, papers)


def _called(rows: Rows, group: Bench, today: date, papers: dict) -> None:
    """Of the first group, 21 of 28 have answered; of the others nobody, so that links can be measured on
    them."""
    meeting = _meeting(rows, group, today + timedelta(CALLED), today, papers)
    _call(rows, meeting, sent=moment(today - timedelta(5)))
    if group.number == 0:
        _answers(rows, meeting, meeting.people[:21])


def _meeting(rows: Rows, group: Bench, day: date, today: date, papers: dict) -> Held:
    number = rows.count[Meeting] + 1
    pk = rows.add(
        Meeting,
        group_id=group.id,
        uid=UUID(int=number),
        date=day,
        start=time(9),
        end=time(12),
        place="Regionhuset, sal B",
        purpose=words.PARAGRAPH,
    )
    documents = _documents(rows, group, day, papers)
    items = [_item(rows, group, pk, day, place, documents) for place in range(ITEMS)]
    return Held(pk, group, day, items, (today - day).days)


def _documents(rows: Rows, group: Bench, day: date, papers: dict) -> list[int]:
    """Two for each item, the same at all meetings of a group and year."""
    if (group.id, day.year) not in papers:
        papers[group.id, day.year] = [
            _document(rows, group, day, number) for number in range(ITEMS * DOCUMENTS_EACH)
        ]
    return papers[group.id, day.year]


def _document(rows: Rows, group: Bench, day: date, number: int) -> int:
    at = moment(date(day.year, 1, 1))
    pk = rows.add(Document, group_id=group.id, title=f"Underlag {number + 1} till årets möten", created_at=at)
    rows.add(
        DocumentVersion,
        document_id=pk,
        number=1,
        file=f"documents/{day.year}/{pk}.pdf",
        filename=f"underlag-{number + 1}.pdf",
        content_type="application/pdf",
        size=120_000 + 7_000 * number,
        sha256=SHA,
        uploaded_by_id=group.secretary,
        uploaded_at=at,
    )
    return pk


def _item(rows: Rows, group: Bench, meeting: int, day: date, place: int, documents: list[int]) -> int:
    pk = rows.add(
        AgendaItem,
        meeting_id=meeting,
        position=place,
        title=words.TITLES[place],
        kind=KINDS[place % len(KINDS)],
        description=words.PARAGRAPH if place % 3 == 2 else "",
        minutes=15,
    )
    for document in documents[place * DOCUMENTS_EACH : (place + 1) * DOCUMENTS_EACH]:
        rows.add(ItemDocument, item_id=pk, document_id=document, added_at=moment(day - timedelta(20)))
    if place % 3 == 2:
        rows.add(Presenter, item_id=pk, person_id=group.official, organization="Regionen")
    return pk


def _call(rows: Rows, meeting: Held, *, sent: datetime) -> None:
    call = rows.add(
        Call,
        meeting_id=meeting.id,
        number=1,
        state="sent",
        approved_by_id=meeting.people[13][0],
        approved_as="chair",
        approved_at=sent,
        sent_at=sent,
        sha256=SHA,
    )
    for who, place, capacity in meeting.people:
        seat, _, represents = meeting.group.seats[place]
        name, address = f"Person {who}", f"person-{who}@example.se"
        recipient = rows.add(
            CallRecipient,
            call_id=call,
            person_id=who,
            seat_id=seat,
            capacity=capacity,
            mode="called" if capacity == "member" else "for_information",
            name=name,
            represents=represents,
            address=address,
        )
        if meeting.age < MAILS_KEPT:
            rows.add(
                Delivery,
                kind="meetings.call",
                references={"call": call, "recipient": recipient},
                group_id=meeting.group.id,
                person_id=who,
                name=name,
                address=address,
                state="sent",
                attempts=1,
                queued_at=sent,
                due_at=sent,
                sent_at=sent,
                message_id=f"<{recipient}@example.se>",
            )


def _answers(rows: Rows, meeting: Held, people: list[tuple[int, int, str]]) -> None:
    at = moment(meeting.day - timedelta(6))
    members, substitutes = (
        {place: who for who, place, capacity in meeting.people if capacity == wanted}
        for wanted in ("member", "substitute")
    )
    for who, place, capacity in people:
        is_absent = capacity == "member" and place in ABSENT
        rows.add(
            Response,
            meeting_id=meeting.id,
            person_id=who,
            answer="absent" if is_absent else "attending",
            channel="link",
            given_by_id=who,
            given_at=at,
        )
    for place in ABSENT:
        rows.add(
            SubstituteRequest,
            meeting_id=meeting.id,
            seat_id=meeting.group.seats[place][0],
            member_id=members[place],
            substitute_id=substitutes[place],
            state="accepted",
            asked_at=at,
            answered_at=at,
        )


def _held(rows: Rows, meeting: Held, *, is_latest: bool) -> None:
    """With its notes: in draft those of the latest meeting, published all others."""
    _call(rows, meeting, sent=moment(meeting.day - timedelta(8)))
    if meeting.age < ANSWERS_KEPT:
        _answers(rows, meeting, meeting.people)
    if meeting.age < MAILS_KEPT:
        for who, _, _ in meeting.people[:10]:
            rows.add(Opened, person_id=who, meeting_id=meeting.id, at=moment(meeting.day))
    at = moment(meeting.day, 13)
    minutes = rows.add(
        Minutes,
        meeting_id=meeting.id,
        state="draft" if is_latest else "published",
        note_taker_id=meeting.group.secretary,
        led_by_id=meeting.people[13][0],
        started_at=at,
        circulated_at=None if is_latest else at,
        published_at=None if is_latest else at,
    )
    if not is_latest:
        rows.add(MinutesVersion, minutes_id=minutes, number=1, approved_at=at, facts={}, sha256=SHA)
    _attendance(rows, meeting, minutes)
    for place, item in enumerate(meeting.items):
        _noted(rows, meeting, item, place, at)


def _attendance(rows: Rows, meeting: Held, minutes: int) -> None:
    for who, place, capacity in meeting.people:
        seat, organization, represents = meeting.group.seats[place]
        is_serving = capacity == "substitute" and place in ABSENT
        rows.add(
            Attendance,
            minutes_id=minutes,
            person_id=who,
            seat_id=seat,
            organization_id=organization,
            organization_text=represents,
            capacity=capacity
            if capacity == "member"
            else "serving_substitute"
            if is_serving
            else "attending_substitute",
            is_present=is_serving if capacity == "substitute" else place not in ABSENT,
        )


def _noted(rows: Rows, meeting: Held, item: int, place: int, at: datetime) -> None:
    text = f"<p>{words.PARAGRAPH}</p>" * 3
    rows.add(ItemNote, item_id=item, text=text, saved_by_id=meeting.group.secretary, saved_at=at)
    if place % 2:
        rows.add(Outcome, item_id=item, kind="noted", text="Gruppen tog del av redovisningen.")
    if place in (2, 5):
        action = rows.add(
            Action,
            group_id=meeting.group.id,
            text="Skickar underlaget till alla ledamöter",
            owner_person_id=meeting.people[place][0],
            due_on=meeting.day + timedelta(40),
            state="done" if meeting.age > 100 else "open",
            created_at=at,
        )
        rows.add(ItemAction, item_id=item, action_id=action)
