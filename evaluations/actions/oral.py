"""An oral evaluation from planned to final (S000-02, S000-03, S000-08, S000-24; domain.md 6.5)."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from evaluations.models import EvaluatedGroup, Evaluation, OralEvaluation, OralQuestion, Viewpoint
from evaluations.oral_circle import is_wider
from evaluations.oral_document import document_of
from evaluations.oral_questions import Asked, usual_questions
from evaluations.oral_states import LEADS_TO, Move, may_be, why_not
from groups.models import Group, Person
from meetings.actions import fulfil_obligation
from meetings.models import AgendaItem, Obligation
from plans.deciding_items import refuse_item_of_others
from plans.edition import refuse_changed
from plans.models import ActivityPlan
from samverkan.lib.facts import canonical_json, sha256
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

State, Form = OralEvaluation.State, OralEvaluation.Form
# What whoever changes its frame began from.
FRAME = ("item_id", "form", "introduction")


@verb
def begin_oral(
    evaluation: Evaluation,
    *,
    group: Group,
    by: Person,
    now: datetime,
    item: AgendaItem | None = None,
    form: str = Form.ROUND,
    introduction: str = "",
    questions: Iterable[Asked] | None = None,
) -> OralEvaluation:
    """From the plan in force on the meeting's day; `questions` None are the three shipped (S000-08). Also in
    a group that is being closed: that is when it looks back."""
    if not EvaluatedGroup.objects.filter(evaluation=evaluation, group=group).exists():
        text = _("%(group)s is not part of the evaluation. Choose one of its groups.") % {"group": group}
        raise Refused(text, field="group", code="not_evaluated")
    oral = OralEvaluation(evaluation=evaluation, group=group, created_at=now, created_by=by)
    _set_frame(oral, item, form, introduction)
    for position, asked in enumerate(usual_questions() if questions is None else questions, 1):
        OralQuestion.objects.create(
            oral=oral,
            position=position,
            number=asked.number,
            text=asked.text,
            is_for_later=asked.is_for_later,
        )
    return oral


@verb
def change_oral(
    oral: OralEvaluation,
    *,
    by: Person,
    now: datetime,
    item: AgendaItem | None,
    form: str,
    introduction: str = "",
    to_more: bool = False,
    seen: str = "",
) -> OralEvaluation:
    """The meeting, the form and what it starts from, while it is written. `to_more`: what was written at a
    closed item may be read by those who read the new one. `seen` is the mark of what the writer began from
    (`edition_of` over FRAME)."""
    oral = locked_oral(oral, "write")
    refuse_changed(oral, FRAME, seen)
    written = Viewpoint.objects.filter(question__oral=oral)
    if not to_more and is_wider(item, oral.item) and written.exists():
        text = _("What is written was said at a closed item, and more people read this one.")
        raise Refused(text, field="item", code="wider")
    _set_frame(oral, item, form, introduction)
    return oral


def _set_frame(oral: OralEvaluation, item: AgendaItem | None, form: str, introduction: str) -> None:
    refuse_item_of_others(item, oral.group, field="item")
    oral.item, oral.meeting = item, item.meeting if item else None
    oral.form, oral.introduction = form, introduction.strip()
    day = item.meeting.date if item else None
    oral.plan = plan_that_day(oral.group, day or oral.evaluation.ends_on)
    oral.save()


def plan_that_day(group: Group, day: date) -> ActivityPlan | None:
    """The group's adopted plan of that day, in its latest version."""
    plans = ActivityPlan.objects.filter(group=group, starts_on__lte=day, ends_on__gte=day)
    plans = plans.exclude(state__in=[ActivityPlan.State.DRAFT, ActivityPlan.State.SUPERSEDED])
    return plans.defer("facts").order_by("-number", "-pk").first()


@verb
def discard_oral(oral: OralEvaluation, *, by: Person, now: datetime) -> None:
    """One that was begun by mistake, before anything is written in it."""
    oral = locked_oral(oral, "discard")
    if Viewpoint.objects.filter(question__oral=oral).exists():
        text = _("There are viewpoints in it. Take them away first if it is to be thrown away.")
        raise Refused(text, code="written_in")
    oral.delete()


@verb
def record_oral(oral: OralEvaluation, *, by: Person, now: datetime) -> OralEvaluation:
    """All that was said is written down; it ticks what the annual wheel asks for (S000-03, ruling 1)."""
    oral = locked_oral(oral, "record")
    if not Viewpoint.objects.filter(question__oral=oral).exists():
        raise Refused(why_not(State.PLANNED), code="nothing_said")
    _moved(oral, "record")
    meeting = oral.meeting
    is_held = meeting and meeting.date and meeting.date <= timezone.localdate(now)
    if is_held and oral.group.state != Group.State.CLOSED:
        # Kept in the wheel: in the installation's language, whoever writes.
        with translation.override(settings.LANGUAGE_CODE):
            text = _("The oral evaluation was written down.")
        fulfil_obligation(
            Obligation.Key.ORAL_EVALUATION,
            group=oral.group,
            on=meeting.date,
            item=oral.item,
            text=text,
            by=by,
            now=now,
        )
    return oral


@verb
def review_oral(oral: OralEvaluation, *, by: Person, now: datetime) -> OralEvaluation:
    """The group has read what was written."""
    return _moved(locked_oral(oral, "review"), "review")


@verb
def reopen_oral(oral: OralEvaluation, *, by: Person, now: datetime) -> OralEvaluation:
    """Something is to be changed; the group then reads it anew."""
    return _moved(locked_oral(oral, "reopen"), "reopen")


@verb
def finish_oral(oral: OralEvaluation, *, by: Person, now: datetime) -> OralEvaluation:
    """Frozen as the group has read it, with its checksum."""
    oral = locked_oral(oral, "finish")
    document = document_of(oral)
    oral.state, oral.facts, oral.sha256 = (
        State.FINAL,
        json.loads(canonical_json(document)),
        sha256(document),
    )
    oral.save(update_fields=["state", "facts", "sha256"])
    return oral


def _moved(oral: OralEvaluation, move: Move) -> OralEvaluation:
    oral.state = LEADS_TO[move]
    oral.save(update_fields=["state"])
    return oral


def locked_oral(oral: OralEvaluation, move: Move) -> OralEvaluation:
    """The oral evaluation again with its row locked; refused where the move cannot be made. For verbs."""
    rows = OralEvaluation.objects.select_for_update(no_key=True, of=("self",))
    related = ("evaluation", "group__structure", "meeting", "item__parent", "plan")
    if (found := rows.select_related(*related).filter(pk=oral.pk).first()) is None:
        raise Refused(_("The oral evaluation has been thrown away."), code="gone")
    if not may_be(found.state, move):
        raise Refused(why_not(found.state), code="wrong_state")
    return found
