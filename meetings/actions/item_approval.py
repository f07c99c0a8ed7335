"""Immediate approval of one item (omedelbar justering): its text stands from then on (ruling 19)."""

import json
from dataclasses import replace
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from groups.models import Person
from groups.post import post_all
from meetings.actions.approval import approval_facts, letter_to
from meetings.actions.guards import lock_minutes, refuse_in_state, touch
from meetings.approval import CHAIR_AND_APPROVER, item_approvers, minutes_refusal
from meetings.documents import NotesItem
from meetings.minutes_report import notes_items_by_key
from meetings.models import AgendaItem, Approval, ItemApproval, Minutes
from meetings.reports import PAPER_LANGUAGE
from samverkan.lib.facts import canonical_json, sha256
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def approve_item(item: AgendaItem, *, seen: str, by: Person, now: datetime) -> ItemApproval:
    """One person's immediate approval of what is noted on the item. `seen` is the fingerprint of what was
    read: what has changed since is read again first."""
    minutes = lock_minutes(Minutes.objects.get(meeting=item.meeting_id))
    if kept := item.approvals.filter(person=by).first():
        return kept
    _refuse(minutes, item, now)
    facts = approval_facts(minutes)
    if by.pk not in item_approvers(facts):
        raise Refused(_("This item is not yours to approve."), code="not_approver")
    noted = item_facts(item)
    if sha256(noted) != seen:
        raise Refused(_("The text has changed since you read it. Read it again."), code="changed")
    row = ItemApproval.objects.create(
        item=item,
        role=Approval.Role.CHAIR if by.pk == facts.leader_id else Approval.Role.APPROVER,
        person=by,
        facts=json.loads(canonical_json(noted)),
        sha256=sha256(noted),
        at=now,
    )
    touch(minutes.meeting)
    return row


@verb
def ask_item_approval(item: AgendaItem, *, by: Person, now: datetime) -> list[Person]:
    """Tell those who may approve the item at once that it waits for them; those who are told."""
    minutes = lock_minutes(Minutes.objects.get(meeting=item.meeting_id))
    _refuse(minutes, item, now)
    facts = approval_facts(minutes)
    done = set(item.approvals.values_list("person_id", flat=True))
    waiting = [pk for pk in item_approvers(facts) if pk not in done]
    people = list(Person.objects.filter(pk__in=waiting))
    key = f"item-approval:{item.pk}:{sha256(item_facts(item))[:16]}"
    letters = [
        letter_to(one, "meetings.item_approval_asked", minutes, {"item": item.pk}, once_key=f"{key}:{one.pk}")
        for one in people
    ]
    post_all(letters, now=now)
    return people


def item_facts(item: AgendaItem) -> NotesItem:
    """What would be frozen now: the item alone, without the items under it."""
    with translation.override(PAPER_LANGUAGE):
        found = notes_items_by_key(item.meeting)[item.pk]
    return replace(found, items=(), approvals=())


def approvals_missing(minutes: Minutes, item: AgendaItem) -> list[int]:
    """Keys of those whose immediate approval the item still waits for once somebody has given one."""
    facts = approval_facts(minutes)
    done = {row.person_id for row in item.approvals.all()}
    wanted = item_approvers(facts) if facts.rule == CHAIR_AND_APPROVER else [facts.leader_id]
    return [pk for pk in wanted if pk not in done]


def _refuse(minutes: Minutes, item: AgendaItem, now: datetime) -> None:
    if text := minutes_refusal("approve_item", minutes.state):
        raise Refused(text, code="approve_item")
    # Nothing is approved before it was said.
    refuse_in_state("approve_item", minutes.meeting, now)
    if minutes.versions.exists():
        raise Refused(_("The notes have been approved once. Make a correction instead."), code="approved")
    noted = item_facts(item)
    if not (noted.body or noted.outcomes):
        raise Refused(_("Nothing is noted on the item yet. Write it first."), code="empty")
