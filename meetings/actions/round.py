"""The round of circulated notes: what readers want changed, and what the office answers (P31, N16, I-MIN1).

A proposed wording is taken in without the notes starting over: the item's text is changed where it is, the
approvals given in this round fall, and the approvers are told and see the difference. What was written in
the meantime is never overwritten: the one who takes in says which version was read.
"""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Person
from groups.post import post_all
from meetings.actions.approval import approval_facts, letter_to, next_number
from meetings.actions.guards import lock_minutes, refuse_if_item_stands, touch
from meetings.actions.notes import TwoWriters, keep_history
from meetings.approval import minutes_refusal, missing_approvals
from meetings.distribution import readers_of
from meetings.joint import circle_at
from meetings.models import AgendaItem, ItemNote, Minutes, Remark
from meetings.rounds import LAST_DAY, WAITING, objections_after_change, reminder_due
from samverkan.lib import richtext
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

# Several proposals taken in after one another make one mail.
CHANGES_GATHER = timedelta(hours=1)


@verb
def remark(
    minutes: Minutes,
    *,
    text: str,
    by: Person,
    now: datetime,
    is_objection: bool = False,
    item: AgendaItem | None = None,
    proposed_text: str = "",
) -> Remark:
    """What a reader wants changed, in the notes or in one item, maybe with the words it should have (plain
    text, as `richtext.to_plain` writes it). Under silent approval an objection stops it. The same words again
    in the same round, as a double click sends them, are one remark."""
    minutes = lock_minutes(minutes)
    _refuse("remark", minutes)
    if item:
        refuse_if_item_stands(item)
    proposed = _wording(item, proposed_text)
    # A wording speaks for itself; the remark is then the wording.
    words = text.strip() or proposed
    if not words:
        raise Refused(
            _("Write what should be changed, e.g. “Item 3: Sala asked”."), field="text", code="no_text"
        )
    said = {"text": words, "proposed_text": proposed, "is_objection": is_objection}
    waiting = Remark.objects.filter(minutes=minutes, item=item, person=by, handled_at__isnull=True)
    if same := waiting.filter(made_at__gte=minutes.circulated_at, **said).first():
        return same
    row = Remark.objects.create(minutes=minutes, item=item, person=by, made_at=now, **said)
    circle = circle_at(minutes.meeting)
    told = [letter_to(one, "meetings.remark", minutes, {"remark": row.pk}) for one in circle.officials]
    post_all(told, now=now)
    return row


@verb
def take_in(
    remark: Remark,
    *,
    by: Person,
    now: datetime,
    text: str | None = None,
    base_version: int = 0,
    answer_text: str = "",
) -> Remark:
    """Change the item's text as the remark asks, or as the office words it (`text`, plain; None leaves it).

    `base_version` is the version of the text that was read: if somebody has changed it since, `TwoWriters`.
    """
    minutes = lock_minutes(remark.minutes)
    remark = _unanswered(remark, minutes)
    if remark.item and text is not None and _rewritten(remark.item, text, base_version, by, now):
        _changed_in_round(minutes, now)
    return _answered(remark, Remark.Answer.ACCEPTED, answer_text, by, now)


@verb
def decline(remark: Remark, *, answer_text: str, by: Person, now: datetime) -> Remark:
    """Leave the text as it is, and say why. Whoever objected has time to object again."""
    minutes = lock_minutes(remark.minutes)
    remark = _unanswered(remark, minutes)
    if not answer_text.strip():
        raise Refused(
            _("Write why it is not taken in, e.g. “It was said under item 5, and stands there.”"),
            field="answer_text",
            code="no_answer",
        )
    if remark.is_objection:
        _put_off_silence(minutes, now)
    return _answered(remark, Remark.Answer.DECLINED, answer_text, by, now)


@verb
def remind_of_approval(minutes: Minutes, *, by: None, now: datetime) -> None:
    """Those who have yet to approve after three working days, and all readers the day before silence
    approves; each once a round."""
    minutes = lock_minutes(minutes)
    if minutes.state != Minutes.State.CIRCULATED:
        return
    facts = approval_facts(minutes)
    sent = timezone.localdate(minutes.circulated_at)
    reason = reminder_due(facts, sent, timezone.localdate(now))
    people = {WAITING: Person.objects.filter(pk__in=missing_approvals(facts)), LAST_DAY: readers_of(minutes)}
    key = f"notes-reminder:{minutes.pk}:{minutes.circulated_at.isoformat()}:{reason}"
    references = {"minutes": minutes.pk, "reason": reason}
    post_all(
        [
            letter_to(one, "meetings.approval_reminder", minutes, references, once_key=f"{key}:{one.pk}")
            for one in people.get(reason, [])
        ],
        now=now,
    )


def _wording(item: AgendaItem | None, proposed: str) -> str:
    """Nothing where the words are those that stand there already."""
    proposed = proposed.replace("\r\n", "\n").strip()
    if not item or not proposed:
        return ""
    note = ItemNote.objects.filter(item=item).first()
    return "" if note and richtext.to_plain(note.text) == proposed else proposed


def _unanswered(remark: Remark, minutes: Minutes) -> Remark:
    row = Remark.objects.select_for_update(of=("self",)).select_related("item", "person").get(pk=remark.pk)
    row.minutes = minutes
    if row.answer:
        raise Refused(_("The remark has been answered already."), code="answered")
    _refuse("answer_remark", minutes)
    return row


def _rewritten(item: AgendaItem, text: str, base_version: int, by: Person, now: datetime) -> bool:
    """Whether the text became another."""
    refuse_if_item_stands(item)
    note = (
        ItemNote.objects.select_for_update(of=("self",)).select_related("saved_by").filter(item=item).first()
    )
    cleaned = richtext.clean(richtext.from_plain(text, note.text if note else ""))
    if (note.text if note else "") == cleaned:
        return False
    if (note.version if note else 0) != base_version:
        raise TwoWriters(note, cleaned)
    values = {"text": cleaned, "saved_by": by, "saved_at": now}
    if note is None:
        note = ItemNote.objects.bulk_create([ItemNote(item=item, version=1, **values)])[0]
    else:
        keep_history(note, by=note.saved_by, now=note.saved_at)
        ItemNote.objects.filter(pk=note.pk).update(version=F("version") + 1, **values)
        note.text, note.version = cleaned, note.version + 1
    keep_history(note, by=by, now=now)
    return True


def _changed_in_round(minutes: Minutes, now: datetime) -> None:
    """Whoever has approved another text approves anew; whoever may object gets time to read."""
    if minutes.state == Minutes.State.CIRCULATED:
        minutes.approvals.filter(number=next_number(minutes)).delete()
        _put_off_silence(minutes, now)
        facts = approval_facts(minutes)
        waiting = missing_approvals(facts)
        people = Person.objects.filter(pk__in=waiting) if waiting else readers_of(minutes)
        key = f"notes-changed:{minutes.pk}:{timezone.localdate(now)}"
        letters = [
            letter_to(
                one,
                "meetings.notes_changed",
                minutes,
                {"minutes": minutes.pk},
                due_at=now + CHANGES_GATHER,
                once_key=f"{key}:{one.pk}",
            )
            for one in people
        ]
        post_all(letters, now=now)
    touch(minutes.meeting)


def _put_off_silence(minutes: Minutes, now: datetime) -> None:
    if minutes.objections_until:
        minutes.objections_until = objections_after_change(minutes.objections_until, timezone.localdate(now))
        minutes.save()


def _answered(remark: Remark, answer: str, words: str, by: Person, now: datetime) -> Remark:
    remark.answer, remark.answer_text = answer, words.strip()
    remark.handled_by, remark.handled_at = by, now
    remark.save()
    kind, about = "meetings.remark_answered", {"remark": remark.pk}
    post_all([letter_to(remark.person, kind, remark.minutes, about)], now=now)
    return remark


def _refuse(verb_name: str, minutes: Minutes) -> None:
    if text := minutes_refusal(verb_name, minutes.state):
        raise Refused(text, code=verb_name)
