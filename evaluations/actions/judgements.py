"""What an evaluation says about a group's future, and what it led to (S000-45)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.models import EvaluatedGroup, Evaluation, Judgement, Report
from evaluations.oral_circle import is_wider
from groups.models import Group, Mandate, Person
from issues.models import Issue
from meetings.models import AgendaItem
from plans.deciding_items import refuse_item_of_others
from plans.edition import refuse_changed
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

Word = Judgement.Word
# What a writer sees of each form: somebody else's change in it is told of before it is written over.
SAID = ("word", "text", "on", "item_id")
LED_TO = ("led_to", "led_on", "issue_id", "decided_at_id", "mandate_id")


@verb
def judge_group(
    evaluation: Evaluation,
    *,
    group: Group,
    word: str,
    on: date,
    by: Person,
    now: datetime,
    text: str = "",
    item: AgendaItem | None = None,
    seen: str = "",
    to_more: bool = False,
) -> Judgement:
    """One a group and evaluation; said again it is changed, until the report is approved with it. `seen` is
    the mark of what stood there when the writer began (`edition_of` over SAID). `to_more`: what was said at a
    closed item may be read by those who read the new one."""
    place = _locked_place(evaluation, group)
    if Report.objects.filter(evaluation=evaluation).exclude(state=Report.State.DRAFT).exists():
        words = _("The report is approved with the judgement as it stands. Write what it led to instead.")
        raise Refused(words, code="approved")
    if word != Word.CONTINUE and not text.strip():
        words = _("Write why, e.g. “The questions are dealt with in the regional board now”.")
        raise Refused(words, field="text", code="no_reasons")
    _refuse_future(on, now, "on")
    refuse_item_of_others(item, group, field="item")
    rows = Judgement.objects.select_related("item__parent")
    there = rows.filter(evaluation=evaluation, group=group).first()
    refuse_changed(there or Judgement(), SAID, seen)
    if there and not to_more and is_wider(item, there.item):
        words = _("What is written was said at a closed item, and more people read this one.")
        raise Refused(words, field="item", code="wider")
    given = {"word": word, "text": text.strip(), "on": on, "item": item}
    judgement, _is_new = Judgement.objects.update_or_create(
        evaluation=place.evaluation, group=group, defaults=given
    )
    return judgement


@verb
def say_what_it_led_to(
    judgement: Judgement,
    *,
    text: str,
    on: date | None,
    by: Person,
    now: datetime,
    issue: Issue | None = None,
    decided_at: AgendaItem | None = None,
    mandate: Mandate | None = None,
    seen: str = "",
) -> Judgement:
    """In words, and what of the issue, the item where it was decided and the group's new mandate there is.
    Also long after the report; an empty text takes all of it back. `seen` is the mark of what stood there
    when the writer began (`edition_of` over LED_TO)."""
    rows = Judgement.objects.select_for_update(no_key=True, of=("self",)).select_related("group")
    judgement = rows.get(pk=judgement.pk)
    refuse_changed(judgement, LED_TO, seen)
    judgement.led_to = text.strip()
    if judgement.led_to and on is None:
        words = _("Write since when, e.g. 2019-01-01.")
        raise Refused(words, field="on", code="no_day")
    _refuse_ties(judgement, issue, decided_at, mandate)
    judgement.led_on = on if judgement.led_to else None
    if judgement.led_on:
        _refuse_future(judgement.led_on, now, "on")
    is_led = bool(judgement.led_to)
    for name, value in (("issue", issue), ("decided_at", decided_at), ("mandate", mandate)):
        setattr(judgement, name, value if is_led else None)
    judgement.save(update_fields=["led_to", "led_on", "issue", "decided_at", "mandate"])
    return judgement


def _refuse_ties(
    judgement: Judgement, issue: Issue | None, item: AgendaItem | None, mandate: Mandate | None
) -> None:
    """Somebody above the group may have decided, in the same structure; the mandate is the group's own."""
    tied = issue or item or mandate
    if tied and not judgement.led_to:
        words = _("Write what it led to, e.g. “The group goes on with a new mandate”.")
        raise Refused(words, field="text", code="nothing_said")
    structure = judgement.group.structure_id
    words = _("It belongs to another structure. Choose one of the group's own.")
    if issue and issue.structure_id != structure:
        raise Refused(words, field="issue", code="not_theirs")
    if item and item.meeting.group.structure_id != structure:
        raise Refused(words, field="decided_at", code="not_theirs")
    if mandate and mandate.group_id != judgement.group_id:
        words = _("The mandate is another group's. Choose one of the group's own.")
        raise Refused(words, field="mandate", code="not_theirs")


def _refuse_future(day: date, now: datetime, field: str) -> None:
    if day > timezone.localdate(now):
        words = _("%(day)s is to come. Write a day that has been.") % {"day": day_plain(day)}
        raise Refused(words, field=field, code="future")


def _locked_place(evaluation: Evaluation, group: Group) -> EvaluatedGroup:
    # Locked, so that two who judge at once make one judgement (judgement_once_a_group).
    rows = EvaluatedGroup.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("evaluation").filter(evaluation=evaluation, group=group).first()
    if found is None:
        text = _("%(group)s is not part of the evaluation. Choose one of its groups.") % {"group": group}
        raise Refused(text, field="group", code="not_evaluated")
    return found
