"""From draft to approved, published and corrected notes (S002-25, I-MIN1 to -5, ruling 19)."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.models import Person
from groups.post import Letter, post_all
from meetings.actions.distribution import distribute
from meetings.actions.guards import lock_minutes, refuse_in_state, touch
from meetings.actions.issue_items import show_notes, tell_what_was_noted
from meetings.actions.notes import keep_history
from meetings.actions.obligations import tick_what_was_on_the_agenda
from meetings.actions.paragraphs import number_decisions, number_paragraphs
from meetings.approval import ApprovalFacts, approval_complete, may_approve, minutes_refusal
from meetings.difference import with_changes
from meetings.distribution import readers_of
from meetings.joint import circle_at
from meetings.keeping import notes_of
from meetings.minutes_report import notes_document
from meetings.models import Approval, ItemNote, Minutes, MinutesVersion
from meetings.reports import PAPER_LANGUAGE
from meetings.signing import all_of, signed_sha256
from samverkan.lib.facts import canonical_json, sha256
from samverkan.lib.history import verb
from samverkan.lib.personal_numbers import personal_number_in
from samverkan.lib.refusal import Refused


@verb
def circulate(minutes: Minutes, *, by: Person, now: datetime) -> Minutes:
    """Send the draft round for reading. Nobody writes in it until it is taken back."""
    minutes = lock_minutes(minutes)
    _refuse("circulate", minutes)
    refuse_in_state("circulate_notes", minutes.meeting, now)
    for note in ItemNote.objects.filter(item__meeting=minutes.meeting):
        keep_history(note, by=by, now=now)
    settings = minutes.meeting.group.settings_on(minutes.meeting.date)
    minutes.state, minutes.circulated_at = Minutes.State.CIRCULATED, now
    if settings.approval_rule == settings.ApprovalRule.NO_OBJECTION:
        minutes.objections_until = timezone.localdate(now) + timedelta(days=settings.objection_days)
    minutes.save()
    references = {"minutes": minutes.pk}
    letters = [
        letter_to(person, "meetings.notes_circulated", minutes, references) for person in readers_of(minutes)
    ]
    post_all(letters, now=now)
    touch(minutes.meeting)
    return minutes


@verb
def take_back(minutes: Minutes, *, by: Person, now: datetime) -> Minutes:
    """Circulated notes become a draft again; approvals of that round fall. Remarks count as looked at, and
    can still be answered."""
    minutes = lock_minutes(minutes)
    if minutes.state != Minutes.State.CIRCULATED:
        raise Refused(_("Only circulated notes are taken back."), code="not_circulated")
    minutes.approvals.filter(number=next_number(minutes)).delete()
    minutes.remarks.filter(handled_at__isnull=True).update(handled_at=now, handled_by=by)
    minutes.state, minutes.circulated_at, minutes.objections_until = Minutes.State.DRAFT, None, None
    minutes.save()
    touch(minutes.meeting)
    return minutes


@verb
def approve(minutes: Minutes, *, by: Person, now: datetime, seen: str | None = None) -> MinutesVersion | None:
    """One person's signature under one text. The last one the rule asks for freezes the version and sends it
    out: then it is returned.

    `seen` is the checksum of what was read (`meetings.signing`): what has changed since is read again first;
    None where no page was read. An approval in this round of another text than this falls (P32).
    """
    minutes = lock_minutes(minutes)
    if minutes.state in {Minutes.State.APPROVED, Minutes.State.PUBLISHED}:
        return minutes.versions.order_by("-number").first()
    _refuse("approve", minutes)
    facts = approval_facts(minutes)
    if by.pk in facts.approved_by:
        return None
    if not may_approve(by.pk, facts):
        raise Refused(_("These notes are not yours to approve."), code="not_approver")
    if seen is not None and seen != text_to_sign(minutes):
        raise Refused(_("The text has changed since you read it. Read it again."), code="changed")
    role = Approval.Role.CHAIR if by.pk == facts.leader_id else Approval.Role.APPROVER
    return _approved(minutes, role, by, now)


@verb
def approve_at_meeting(minutes: Minutes, *, by: Person, now: datetime) -> MinutesVersion | None:
    """The next meeting has approved them; the secretary records it."""
    minutes = lock_minutes(minutes)
    _refuse("approve", minutes)
    if approval_facts(minutes).rule != "next_meeting":
        raise Refused(_("This group's notes are not approved at the next meeting."), code="other_rule")
    return _approved(minutes, Approval.Role.MEETING, by, now)


@verb
def approve_by_silence(minutes: Minutes, *, by: None, now: datetime) -> MinutesVersion | None:
    """Nobody objected in time. Does nothing before the day, or where somebody did."""
    minutes = lock_minutes(minutes)
    facts = approval_facts(minutes)
    if minutes.state != Minutes.State.CIRCULATED or facts.rule != "no_objection":
        return None
    if not approval_complete(facts, timezone.localdate(now)):
        return None
    return _approved(minutes, Approval.Role.SILENCE, None, now)


@verb
def publish(
    minutes: Minutes,
    *,
    by: Person,
    now: datetime,
    is_checked: bool = False,
    numbers_are_confirmed: bool = False,
) -> Minutes:
    """Open approved notes to everybody, after the ticked check for personal data (I-MIN5)."""
    minutes = lock_minutes(minutes)
    if minutes.state == Minutes.State.PUBLISHED:
        return minutes
    if text := minutes_refusal("publish", minutes.state, is_checked=is_checked):
        raise Refused(text, field="is_checked", code="publish")
    version = minutes.versions.order_by("-number").first()
    if not numbers_are_confirmed:
        refuse_personal_number(canonical_json_of(version), minutes.public_summary)
    minutes.state, minutes.published_at = Minutes.State.PUBLISHED, now
    minutes.save()
    version.published_at = now
    version.save()
    show_notes(minutes.meeting, is_shown=True)
    touch(minutes.meeting)
    return minutes


@verb
def withdraw_publication(minutes: Minutes, *, by: Person, now: datetime) -> Minutes:
    """Take published notes away from the open pages, where something stood that should not be public. They
    stay approved; corrected notes are published anew."""
    minutes = lock_minutes(minutes)
    minutes.versions.filter(published_at__isnull=False).update(published_at=None)
    show_notes(minutes.meeting, is_shown=False)
    if minutes.state == Minutes.State.PUBLISHED:
        minutes.state, minutes.published_at = Minutes.State.APPROVED, None
        minutes.save()
    touch(minutes.meeting)
    return minutes


@verb
def begin_correction(minutes: Minutes, *, note: str, by: Person, now: datetime) -> Minutes:
    """Open approved notes again. The approved version stays as it is; the next one carries the note
    (I-MIN2)."""
    minutes = lock_minutes(minutes)
    _refuse("correct", minutes)
    if not note.strip():
        raise Refused(
            _("Write what is corrected; it stands in the new version."), field="note", code="no_note"
        )
    minutes.state, minutes.correction_note = Minutes.State.DRAFT, note.strip()
    minutes.circulated_at = minutes.published_at = minutes.objections_until = None
    minutes.save()
    touch(minutes.meeting)
    return minutes


def approval_facts(minutes: Minutes) -> ApprovalFacts:
    """The round that is out now, as `meetings.approval` reasons about it."""
    settings = minutes.meeting.group.settings_on(minutes.meeting.date)
    given = list(minutes.approvals.filter(number=next_number(minutes)))
    leader = minutes.led_by_id or _chair_id(minutes)
    return ApprovalFacts(
        rule=settings.approval_rule,
        leader_id=leader,
        approver_ids=(minutes.approver_id,) if minutes.approver_id else (),
        approved_by=tuple(row.person_id for row in given if row.person_id),
        note_taker_id=minutes.note_taker_id,
        objections_until=minutes.objections_until,
        has_objections=minutes.remarks.filter(is_objection=True, handled_at__isnull=True).exists(),
        approved_at_meeting=any(row.role == Approval.Role.MEETING for row in given),
    )


def refuse_personal_number(*texts: str) -> None:
    """What looks like one is confirmed as something else before it is open to everybody (ruling 19)."""
    found = next(filter(None, map(personal_number_in, texts)), "")
    if found:
        raise Refused(
            _(
                "“%(text)s” looks like a personal number. "
                "Correct the notes, or confirm that it is something else."
            )
            % {"text": found},
            field="numbers_are_confirmed",
            code="personal_number",
        )


def canonical_json_of(version: MinutesVersion) -> str:
    return json.dumps(version.facts, ensure_ascii=False)


def _approved(minutes: Minutes, role: str, person: Person | None, now: datetime) -> MinutesVersion | None:
    number, text = next_number(minutes), text_to_sign(minutes)
    _drop_approvals_of_another_text(minutes, text, now)
    Approval.objects.create(minutes=minutes, number=number, role=role, person=person, at=now, sha256=text)
    done = role == Approval.Role.SILENCE or approval_complete(
        approval_facts(minutes), timezone.localdate(now)
    )
    return _freeze(minutes, person, now) if done else None


def text_to_sign(minutes: Minutes) -> str:
    """The checksum of what an approval now would be of."""
    return signed_sha256(notes_document(minutes, state=minutes.state, version=next_number(minutes)))


def _drop_approvals_of_another_text(minutes: Minutes, text: str, now: datetime) -> None:
    """Names, days and what the list of actions says are read until the notes are frozen, so the text may be
    another though nobody wrote in it. Those who signed the earlier one are told."""
    fallen = minutes.approvals.filter(number=next_number(minutes)).exclude(sha256=text)
    people = [row.person for row in fallen.select_related("person") if row.person]
    fallen.delete()
    about = {"minutes": minutes.pk}
    post_all([letter_to(one, "meetings.notes_changed", minutes, about) for one in people], now=now)


def _freeze(minutes: Minutes, by: Person | None, now: datetime) -> MinutesVersion:
    number = next_number(minutes)
    number_paragraphs(minutes, now)
    number_decisions(minutes, now)
    document = notes_document(minutes, state="approved", version=number)
    if number > 1:
        with translation.override(PAPER_LANGUAGE):
            document = with_changes(notes_of(minutes.versions.order_by("-number").first()), document)
    document = replace(document, check_at=settings.BASE_URL + reverse("public:check"))
    approvals = minutes.approvals.filter(number=number).values_list("sha256", flat=True)
    if not all_of(signed_sha256(document), approvals):
        # A name or a day was changed by somebody else in this very moment.
        raise Refused(_("The text has changed since you read it. Read it again."), code="changed")
    version = MinutesVersion.objects.create(
        minutes=minutes,
        number=number,
        correction_note=minutes.correction_note if number > 1 else "",
        approved_at=now,
        facts=json.loads(canonical_json(document)),
        sha256=sha256(document),
    )
    minutes.state, minutes.correction_note = Minutes.State.APPROVED, ""
    minutes.save()
    if number == 1:
        tick_what_was_on_the_agenda(minutes, by=by, now=now)
    distribute(version, by=by, now=now)
    tell_what_was_noted(minutes.meeting, by=by, now=now)
    touch(minutes.meeting)
    return version


def letter_to(person: Person, kind: str, minutes: Minutes, references: dict, **more) -> Letter:
    """A mail about these notes to one person."""
    group = minutes.meeting.group
    return Letter(
        kind=kind,
        person=person,
        name=person.name,
        address=person.address,
        group=group,
        references=references,
        **more,
    )


def _refuse(verb_name: str, minutes: Minutes) -> None:
    if text := minutes_refusal(verb_name, minutes.state):
        raise Refused(text, code=verb_name)


def next_number(minutes: Minutes) -> int:
    return minutes.versions.count() + 1


def _chair_id(minutes: Minutes) -> int | None:
    chair = circle_at(minutes.meeting).chair
    return chair.pk if chair else None
