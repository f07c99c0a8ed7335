"""A house full of everything: the cast, and in both groups a meeting of each kind, so that every page has
something to show and something of the other group that could leak."""

import re
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from conftest import NAMES, Cast, built, seats_of
from groups.actions import add_document, appoint, create_group, find_or_create_person, give_office
from groups.links import make_links, token_of
from groups.models import Delivery, Group, Person, Structure
from groups.tests.examples import pdf_file
from meetings.actions import (
    add_action,
    add_item,
    add_outcome,
    answer,
    approve,
    approve_call,
    attach_document,
    begin_notes,
    cancel_meeting,
    circulate,
    co_opt,
    create_meeting,
    delegate_calls,
    record_attendance,
    remark,
    save_text,
    send_group_message,
)
from meetings.keeping import kept_call_paper, kept_minutes_paper
from meetings.models import Meeting, Minutes, MinutesVersion, SubstituteRequest

STOCKHOLM = ZoneInfo("Europe/Stockholm")
ROLES = (
    "chair",
    "member",
    "substitute",
    "stranger",
    "secretary",
    "official",
    "other_secretary",
    "administrator",
)
# Whoever belongs to the other group only.
OUTSIDE = ("stranger", "other_secretary")
# What only the other group may read; `Hemlig` stands in every text of it.
THEIRS = (
    "Samverkansgrupp kultur/idrott",
    "Hemlig",
    "hemlig",
    NAMES["stranger"],
    NAMES["other_secretary"],
    "stranger@example.se",
    "other_secretary@example.se",
    "other_chair@example.se",
)
# What nobody outside the group may read.
OURS = (
    "Samverkansgrupp äldre",
    "Trygg hemgång",
    "Underlag om hemgång",
    "Vi enades om ett gemensamt arbetssätt",
    *(NAMES[role] for role in ("chair", "vice_chair", "member", "substitute", "secretary", "official")),
    *(
        f"{role}@example.se"
        for role in ("chair", "vice_chair", "member", "substitute", "secretary", "official")
    ),
)
# Who staffs a group, by name and address.
STAFFING = tuple(
    word
    for role in ("secretary", "official", "other_secretary")
    for word in (NAMES[role], f"{role}@example.se")
)


@dataclass
class House:
    """The cast's group with a meeting in each state, and their like in the other group (`their_…`)."""

    cast: Cast
    planned: Meeting
    called: Meeting
    waiting: Meeting
    cancelled: Meeting
    unwritten: Meeting
    drafted: Meeting
    circulated: Meeting
    approved: Meeting
    version: MinutesVersion
    request: SubstituteRequest
    guest: Person
    draft_group: Group
    answer_token: str
    substitute_token: str
    their_called: Meeting
    their_approved: Meeting
    # What each part of tests/rows adds for its own addresses.
    more: dict[str, object] = field(default_factory=dict)

    def person(self, role: str) -> Person:
        """A fresh one: the page keeps a person's roles on the person."""
        return Person.objects.get(pk=getattr(self.cast, role).pk)


@dataclass
class Builder:
    """Builds through the verbs, each at its own time; `at(-20)` is twenty days ago at noon."""

    cast: Cast
    now: datetime

    def at(self, days: int, hour: int = 12) -> datetime:
        day = (self.now.astimezone(STOCKHOLM) + timedelta(days=days)).replace(tzinfo=None)
        return day.replace(hour=hour, minute=0, second=0, microsecond=0, tzinfo=STOCKHOLM)

    def meeting(self, days: int, **fields) -> Meeting:
        given = {"place": "Regionhuset, sal B", "start": time(9), "end": time(12)} | fields
        return create_meeting(
            self.cast.group,
            date=self.at(days).date(),
            by=self.cast.secretary,
            now=min(self.now, self.at(days - 30)),
            **given,
        )

    def fill(self, meeting: Meeting, when: datetime) -> None:
        sign = {"by": self.cast.secretary, "now": when}
        add_item(meeting, title="Mötets öppnande", kind="opening", minutes=5, **sign)
        first = add_item(
            meeting,
            title="Trygg hemgång",
            kind="dialogue",
            minutes=40,
            description="Hur fungerar hemgången i kommunerna?\nVad gör vi tillsammans?",
            wanted_outcome="Ett gemensamt arbetssätt",
            presenters=[{"name": "Ronja Alkvist", "organization": "Region Västmanland"}],
            **sign,
        )
        add_item(meeting, title="Läget i Sala", parent=first, minutes=15, **sign)
        add_item(meeting, title="Läget i Köping", parent=first, minutes=15, **sign)
        add_item(meeting, title="Nästa möte", kind="decision", minutes=10, **sign)
        attach_document(first, file=pdf_file("hemgang.pdf"), title="Underlag om hemgång", **sign)

    def call(self, meeting: Meeting, when: datetime) -> None:
        approve_call(meeting, late_reason="Lokalen blev klar sent.", by=self.cast.chair, now=when)

    def held(self, days: int) -> Meeting:
        meeting = self.meeting(days)
        self.fill(meeting, self.at(days - 20))
        self.call(meeting, self.at(days - 9))
        return meeting

    def written(self, days: int) -> Minutes:
        meeting = self.held(days)
        sign = {"by": self.cast.secretary, "now": self.at(days)}
        minutes = begin_notes(meeting, **sign)
        _first, item, *_rest = meeting.items.filter(parent=None)
        save_text(
            item,
            text="<p>Vi enades om ett gemensamt arbetssätt.</p><ul><li>Sala först</li></ul>",
            base_version=0,
            is_leaving=True,
            **sign,
        )
        add_outcome(
            item,
            kind="decision",
            text="Gruppen ställer sig bakom förslaget.",
            condition="Nämnden säger ja",
            **sign,
        )
        add_action(
            item, text="Ta fram ett underlag", owners=[self.cast.member], due_on=self.at(20).date(), **sign
        )
        add_action(
            item, text="Bjuda in patientnämnden", owners=["Sekretariatet"], due_at_next_meeting=True, **sign
        )
        record_attendance(
            minutes, name="Ronja Alkvist", organization_text="Region Västmanland", capacity="guest", **sign
        )
        return minutes


def build(now: datetime) -> House:
    """Everything, in about two seconds; the papers are rendered and kept."""
    built(datetime(2016, 11, 1, 9, tzinfo=STOCKHOLM))
    group, other = Group.objects.get(slug="aldre"), Group.objects.get(slug="kultur-idrott")
    who = {role: Person.objects.get(email=f"{role}@example.se") for role in NAMES}
    cast = Cast(Structure.objects.get(), group, other, seats_of(group), seats_of(other), **who)
    build = Builder(cast, now)
    sign = {"by": cast.secretary, "now": now}
    add_document(group, file=pdf_file("arbetsordning.pdf"), title="Arbetsordning", **sign)
    planned, called = build.meeting(40), build.meeting(9, link="https://mote.example.se/aldre", mode="hybrid")
    waiting, cancelled = build.meeting(70), build.meeting(15)
    for meeting in (planned, called, waiting, cancelled):
        build.fill(meeting, build.at(-3))
    delegate_calls(
        group, starts_on=build.at(100).date(), ends_on=build.at(120).date(), by=cast.chair, now=now
    )
    approve_call(waiting, send_at=build.at(50), by=cast.chair, now=now)
    build.call(called, build.at(-1))
    build.call(cancelled, build.at(-1))
    cancel_meeting(cancelled, reason="För få kan komma.", **sign)
    guest = find_or_create_person(name="Embla Storrot", email="guest@example.se", **sign)
    co_opt(called, person=guest, **sign)
    answer(called, person=cast.member, answer="absent", channel="self", by=cast.member, now=now)
    answer(called, person=cast.vice_chair, answer="late", times="kommer 9.30", channel="phone", **sign)
    unwritten, drafted = build.held(-3), build.written(-6)
    circulated, approved = build.written(-13), build.written(-27)
    circulate(circulated, by=cast.secretary, now=build.at(-10))
    remark(circulated, text="Punkt 2: Sala ställde frågan.", by=cast.member, now=build.at(-9))
    circulate(approved, by=cast.secretary, now=build.at(-24))
    version = approve(approved, by=cast.chair, now=build.at(-22))
    kept_minutes_paper(version)
    kept_call_paper(called.calls.get())
    send_group_message(group, subject="Ny lokal", body="Vi ses i sal B.", once_key=uuid4(), **sign)
    failed = Delivery.objects.filter(group=group).first()
    failed.state, failed.error = Delivery.State.FAILED, "550 5.1.1 No such user"
    failed.save()
    draft_group = create_group(
        cast.structure,
        name="Samverkansgrupp barn/unga",
        slug="barn-unga",
        starts_on=build.at(0).date(),
        by=cast.administrator,
        now=now,
    )
    request = SubstituteRequest.objects.get(meeting=called)
    links = make_links("meetings.answer", [(called.pk, cast.chair)], expires_at=build.at(9))
    links += make_links("meetings.substitute", [(request.pk, cast.substitute)], expires_at=build.at(9))
    their_called, their_approved = secret_meetings(build)
    return House(
        cast=cast,
        planned=planned,
        called=called,
        waiting=waiting,
        cancelled=cancelled,
        unwritten=unwritten,
        drafted=drafted.meeting,
        circulated=circulated.meeting,
        approved=approved.meeting,
        version=version,
        request=request,
        guest=guest,
        draft_group=draft_group,
        answer_token=token_of(links[0]),
        substitute_token=token_of(links[1]),
        their_called=their_called,
        their_approved=their_approved,
    )


def secret_meetings(build: Builder) -> tuple[Meeting, Meeting]:
    """The other group's: one called, one with approved notes and an action; every word says Hemlig."""
    cast, now = build.cast, build.now
    other = cast.other_group
    sign = {"by": cast.other_secretary, "now": now}
    their_chair = find_or_create_person(name="Hemliga Hildur", email="other_chair@example.se", **sign)
    appoint(
        cast.other_seats["Fagersta"],
        person=their_chair,
        capacity="member",
        starts_on=build.at(-400).date(),
        **sign,
    )
    give_office(other, person=their_chair, kind="chair", starts_on=build.at(-400).date(), **sign)
    add_document(other, file=pdf_file("hemlig-arbetsordning.pdf"), title="Hemlig arbetsordning", **sign)
    found = []
    for days in (9, -27):
        meeting = create_meeting(
            other,
            date=build.at(days).date(),
            start=time(13),
            end=time(15),
            place="Hemligt rum",
            purpose="Hemligt syfte",
            by=cast.other_secretary,
            now=min(now, build.at(days - 30)),
        )
        before = {"by": cast.other_secretary, "now": build.at(min(-1, days - 20))}
        item = add_item(meeting, title="Hemlig punkt", **before)
        attach_document(item, file=pdf_file("hemlig.pdf"), title="Hemligt underlag", **before)
        approve_call(meeting, late_reason="Hemlig orsak.", by=their_chair, now=build.at(min(-1, days - 9)))
        found.append(meeting)
    their_called, their_approved = found
    sign = {"by": cast.other_secretary, "now": build.at(-27, 14)}
    minutes = begin_notes(their_approved, **sign)
    item = their_approved.items.get()
    save_text(item, text="<p>Hemlig anteckning</p>", base_version=0, is_leaving=True, **sign)
    add_action(item, text="Hemlig uppgift", owners=[cast.stranger], **sign)
    circulate(minutes, **sign)
    approve(minutes, by=their_chair, now=build.at(-20))
    return their_called, their_approved


def words_in(text: str, words: tuple[str, ...]) -> list[str]:
    """Those of the words that begin somewhere in the text: secretary@… does not begin in other_secretary@…"""
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}", text)]
