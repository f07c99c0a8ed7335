"""The course of a meeting, as it runs in life: planned, called, answered, held, noted, approved."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.core.files.base import ContentFile

from groups.circle import Circle, circle_on
from groups.models import Group, GroupSettings, Person
from issues.actions import finish_action
from issues.models import Action
from meetings.actions import (
    add_item,
    answer,
    answer_substitute_request,
    approve_call,
    attach_document,
    create_meeting,
)
from meetings.actions.approval import approve, approve_by_silence, circulate, publish
from meetings.actions.notes import add_action, add_outcome, begin_notes, save_text
from meetings.models import AgendaItem, Call, Meeting, Minutes, SubstituteRequest
from samverkan.demo.agendas import Entry
from samverkan.demo.papers import paper
from samverkan.demo.when import before, moment

ASKED = SubstituteRequest.State.ASKED


@dataclass
class Course:
    """The meetings of one group, with what chance they are answered, and what was promised on each theme."""

    group: Group
    secretary: Person
    official: Person
    chance: Random
    now: datetime
    promised: dict[str, list[Action]] = field(default_factory=dict)

    def plan(self, day: date | None, entries: list[Entry], *, on: datetime, **fields) -> Meeting:
        """A meeting with its agenda and documents, put together by the secretary `on` that moment."""
        sign = {"by": self.secretary, "now": on}
        times = {"start": time(9), "end": time(12)} if day else {}
        meeting = create_meeting(self.group, date=day, **(times | fields), **sign)
        for entry in entries:
            self._add(meeting, entry, None, sign)
        return meeting

    def _add(self, meeting: Meeting, entry: Entry, parent: AgendaItem | None, sign: dict) -> None:
        name, _comma, organization = entry.presenter.partition(", ")
        item = add_item(
            meeting,
            title=entry.title,
            kind=entry.kind,
            minutes=entry.minutes,
            parent=parent,
            presenters=[{"name": name, "organization": organization}] if name else [],
            wanted_outcome="Gruppen tar ställning till förslaget." if entry.kind == "position" else "",
            **sign,
        )
        if entry.document:
            name, content = paper(entry)
            attach_document(item, file=ContentFile(content, name), title=entry.document, **sign)
        for child in entry.children:
            self._add(meeting, child, item, sign)

    def call(self, meeting: Meeting, *, on: datetime | None = None, **words) -> Call:
        """Sent by the chair, a day or two before it is due unless `on` says otherwise."""
        on = on or moment(before(meeting.date, 8 + self.chance.randint(0, 2)), "10:20")
        return approve_call(meeting, by=self.circle(meeting).chair, now=on, **words)

    def circle(self, meeting: Meeting) -> Circle:
        return circle_on(self.group, meeting.date)

    def answers(self, meeting: Meeting, *, after: datetime, leave_out: frozenset[int] = frozenset()) -> None:
        """Everybody answers within the days that follow; about one in six is prevented."""
        for place in self.circle(meeting).places:
            if place.member is None or place.number in leave_out:
                continue
            given = self.chance.choices(("attending", "remote", "late", "absent"), (76, 5, 3, 16))[0]
            times = "kommer kl. 9.45" if given == "late" else ""
            at = after + timedelta(hours=self.chance.randint(2, 60))
            self.says(meeting, place.member, given, at=at, times=times)
        self.substitutes(meeting, after=after + timedelta(hours=62))

    def says(self, meeting: Meeting, person: Person, given: str, *, at: datetime, **fields) -> None:
        """By the link in the mail; every ninth telephones the secretary."""
        by_phone = self.chance.random() < 0.11
        channel, by = ("phone", self.secretary) if by_phone else ("link", person)
        if given == "absent" and self.chance.random() < 0.6:
            fields["reason"] = self.chance.choice(("work", "other_assignment"))
        answer(meeting, person=person, answer=given, channel=channel, by=by, now=at, **fields)

    def substitutes(self, meeting: Meeting, *, after: datetime) -> None:
        """Who has been asked answers: three of four take the place."""
        for request in meeting.substitute_requests.filter(state=ASKED).select_related("substitute"):
            accepts = self.chance.random() < 0.75
            answer_substitute_request(request, accepts=accepts, by=request.substitute, now=after)

    def notes(self, meeting: Meeting, entries: list[Entry], *, is_last: bool = False) -> Minutes:
        """What the secretary writes during the meeting: a draft."""
        now = moment(meeting.date, f"{meeting.start:%H:%M}") + timedelta(minutes=170)
        sign = {"by": self.secretary, "now": now}
        minutes = begin_notes(meeting, **sign)
        items = {item.title: item for item in meeting.items.all()}
        for entry in entries:
            for part in (entry, *entry.children):
                self._write(items[part.title], part, sign)
            self._settle(entry, meeting, now, is_last=is_last)
        return minutes

    def _write(self, item: AgendaItem, entry: Entry, sign: dict) -> None:
        text = "".join(f"<p>{paragraph}</p>" for paragraph in entry.body)
        if text:
            save_text(item, text=text, base_version=0, is_leaving=True, **sign)
        if entry.outcome:
            kind, words, condition = (*entry.outcome, "")[:3]
            add_outcome(item, kind=kind, text=words, condition=condition, **sign)
        what, who = entry.todo
        if what:
            owner = {"ansvarig tjänsteman": self.official, "gruppen": self.group}.get(who, who.capitalize())
            at_next = who == "kommunerna"
            due = None if at_next else item.meeting.date + timedelta(days=60)
            made = add_action(
                item, text=what, owners=[owner], due_on=due, due_at_next_meeting=at_next, **sign
            )
            self.promised[entry.theme or entry.title] = made

    def _settle(self, entry: Entry, meeting: Meeting, now: datetime, *, is_last: bool) -> None:
        """What comes back has been done; at a term's last meeting nothing is left open."""
        done = list(self.promised) if is_last else [entry.theme] * (not entry.todo[0])
        for theme in done:
            for action in self.promised.pop(theme, ()):
                result = f"Redovisat vid mötet {meeting.date}."
                finish_action(action, result=result, by=self.secretary, now=now)

    def send_round(self, minutes: Minutes) -> Minutes:
        return circulate(minutes, by=self.secretary, now=self.after(minutes.meeting, 3, "09:00"))

    def approved(self, minutes: Minutes, *, is_published: bool = True) -> Minutes:
        """Approved as the group's rule says, and opened to everybody some days later."""
        meeting = minutes.meeting
        silent = self.group.settings_on(meeting.date).approval_rule == GroupSettings.ApprovalRule.NO_OBJECTION
        if silent:
            approve_by_silence(minutes, by=None, now=self.after(meeting, 12, "06:00"))
        else:
            leader = minutes.led_by or self.circle(meeting).chair
            approve(minutes, by=leader, now=self.after(meeting, 7, "19:30"))
        if is_published:
            publish(minutes, is_checked=True, by=self.secretary, now=self.after(meeting, 13, "11:00"))
        minutes.refresh_from_db()
        return minutes

    def after(self, meeting: Meeting, days: int, clock: str) -> datetime:
        return min(moment(meeting.date + timedelta(days=days), clock), self.now)

    def run(self, meeting: Meeting, entries: list[Entry], *, late_reason: str = "", **end) -> Minutes:
        """From call to approved notes."""
        sent = moment(before(meeting.date, 4), "15:00") if late_reason else None
        call = self.call(meeting, on=sent, late_reason=late_reason)
        if late_reason:
            self.answers_at_once(meeting, call.sent_at)
        else:
            self.answers(meeting, after=call.sent_at)
        minutes = self.notes(meeting, entries, is_last=end.pop("is_last", False))
        return self.approved(self.send_round(minutes), **end)

    def answers_at_once(self, meeting: Meeting, sent: datetime) -> None:
        """With a late call most answer the same evening, and nobody has time to ask a substitute."""
        for place in self.circle(meeting).places:
            if place.member and self.chance.random() < 0.8:
                self.says(meeting, place.member, "attending", at=sent + timedelta(hours=4))
