"""An evaluation is begun and changed: its period, what it is for, and the groups it is about (S000-01)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from evaluations.access import refuse_others
from evaluations.models import (
    EvaluatedGroup,
    Evaluation,
    Invitation,
    Judgement,
    OralEvaluation,
    Report,
    Survey,
    SurveyRecipients,
)
from groups.access import STAFF, standing_of
from groups.models import Group, Person, Structure
from plans.edition import refuse_changed
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

WRITTEN = ("title", "purpose", "starts_on", "ends_on")
# What whoever changes it began from, of `with_groups`.
EDITION = (*WRITTEN, "in_order")


@verb
def begin_evaluation(
    structure: Structure,
    *,
    title: str,
    starts_on: date,
    ends_on: date,
    groups: Iterable[Group],
    by: Person,
    now: datetime,
    purpose: str = "",
) -> Evaluation:
    """Of groups that are named one by one, in this order: none is guessed (S000-07)."""
    chosen = _chosen(groups, structure)
    _refuse_others(chosen, by)
    _refuse_not_at_work(chosen)
    _refuse_words(title, starts_on, ends_on)
    made = Evaluation.objects.create(
        structure=structure,
        title=title.strip(),
        purpose=purpose.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        created_at=now,
        created_by=by,
    )
    _put_groups(made, chosen)
    return made


@verb
def change_evaluation(
    evaluation: Evaluation,
    *,
    title: str,
    starts_on: date,
    ends_on: date,
    groups: Iterable[Group],
    by: Person,
    now: datetime,
    purpose: str = "",
    seen: str = "",
) -> Evaluation:
    """`seen` is the mark of what the writer began from (`edition_of` over EDITION of `with_groups`). A
    group that something hangs on already stays, and none comes in to read what was asked before it was
    there."""
    evaluation = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    refuse_others(evaluation.pk, by)
    refuse_changed(with_groups(evaluation), EDITION, seen)
    chosen = _chosen(groups, evaluation.structure)
    _refuse_others(chosen, by)
    _refuse_not_at_work(group for group in chosen if group.pk not in evaluation.in_order)
    _refuse_words(title, starts_on, ends_on)
    _refuse_when_approved(evaluation, chosen, starts_on, ends_on)
    _refuse_newcomers(evaluation, chosen)
    _refuse_taken_away(evaluation, chosen)
    evaluation.title, evaluation.purpose = title.strip(), purpose.strip()
    evaluation.starts_on, evaluation.ends_on = starts_on, ends_on
    evaluation.save(update_fields=WRITTEN)
    evaluation.groups.exclude(group__in=chosen).delete()
    _put_groups(evaluation, chosen)
    return evaluation


def with_groups(evaluation: Evaluation) -> Evaluation:
    """With `in_order`: the keys of the groups it is about, as they stand; one query."""
    evaluation.in_order = list(evaluation.groups.order_by("position").values_list("group", flat=True))
    return evaluation


def _put_groups(evaluation: Evaluation, groups: list[Group]) -> None:
    EvaluatedGroup.objects.bulk_create(
        [
            EvaluatedGroup(evaluation=evaluation, group=group, position=position)
            for position, group in enumerate(groups, 1)
        ],
        update_conflicts=True,
        unique_fields=["evaluation", "group"],
        update_fields=["position"],
    )


def _chosen(groups: Iterable[Group], structure: Structure) -> list[Group]:
    chosen = list({group.pk: group for group in groups}.values())
    if not chosen:
        raise Refused(_("Choose at least one group."), field="groups", code="no_groups")
    if any(group.structure_id != structure.pk for group in chosen):
        text = _("All groups of an evaluation belong to one structure.")
        raise Refused(text, field="groups", code="other_structure")
    return chosen


def _refuse_others(chosen: list[Group], by: Person) -> None:
    """A closed group has no staff of its own left (`evaluations_seen_to`)."""
    standing = standing_of(by)
    if any(group.state != Group.State.CLOSED and not standing.has(group.pk, STAFF) for group in chosen):
        text = _(
            "An evaluation of several groups is seen to by who staffs all of them. Ask an administrator."
        )
        raise Refused(text, field="groups", code="not_all_groups")


def _refuse_not_at_work(newcomers: Iterable[Group]) -> None:
    """A draft is known to nobody else, and the evaluation would name it to all; a closed group has nobody
    left to ask."""
    for group in newcomers:
        if group.state in (Group.State.DRAFT, Group.State.CLOSED):
            text = _("%(group)s is a draft or closed. Choose groups that are at work.") % {"group": group}
            raise Refused(text, field="groups", code="not_at_work")


def _refuse_words(title: str, starts_on: date, ends_on: date) -> None:
    if not title.strip():
        text = _("Write what the evaluation is called, e.g. Utvärdering 2017–2018.")
        raise Refused(text, field="title", code="no_title")
    if ends_on < starts_on:
        text = _("The period would end before it begins. Write e.g. 2017-01-01 to 2018-12-31.")
        raise Refused(text, field="ends_on", code="ends_first")


def _refuse_when_approved(
    evaluation: Evaluation, chosen: list[Group], starts_on: date, ends_on: date
) -> None:
    """The report is frozen with its groups and its period, and told to these groups alone (S000-04)."""
    # Locked: whoever approves it now goes first, or waits.
    report = Report.objects.select_for_update().filter(evaluation=evaluation).first()
    if report is None or report.state == Report.State.DRAFT:
        return
    if _keys(chosen) != _evaluated(evaluation):
        text = _("The report is approved, and tells of these groups. Begin another evaluation for others.")
        raise Refused(text, field="groups", code="approved")
    if (starts_on, ends_on) != (evaluation.starts_on, evaluation.ends_on):
        text = _("The report is approved, and tells of this period. Begin another evaluation for the rest.")
        raise Refused(text, field="ends_on", code="approved")


def _refuse_newcomers(evaluation: Evaluation, chosen: list[Group]) -> None:
    """What was answered was for the groups that were in it then, and once closed asks nobody more."""
    # Locked: a survey that closes, or asks one more, at this moment goes first, or waits.
    surveys = Survey.objects.select_for_update(no_key=True).filter(evaluation=evaluation).order_by("pk")
    states = set(surveys.values_list("state", flat=True))
    if states & {Survey.State.CLOSED, Survey.State.REPORTED} and _keys(chosen) - _evaluated(evaluation):
        text = _(
            "A survey is closed already, and one more group would read what was answered. Begin another "
            "evaluation for that group."
        )
        raise Refused(text, field="groups", code="told")


def _keys(groups: list[Group]) -> set[int]:
    return {group.pk for group in groups}


def _evaluated(evaluation: Evaluation) -> set[int]:
    return set(evaluation.groups.values_list("group", flat=True))


def _refuse_taken_away(evaluation: Evaluation, chosen: list[Group]) -> None:
    """Somebody may be asked late of a group that the survey does not go to as such."""
    of_survey = {"survey__evaluation": evaluation}
    asked = (SurveyRecipients.objects.filter(**of_survey), Invitation.objects.filter(**of_survey))
    others = (
        OralEvaluation.objects.filter(evaluation=evaluation),
        Judgement.objects.filter(evaluation=evaluation),
    )
    for rows in (*asked, *others):
        if rows.exclude(group__in=chosen).exists():
            text = _("Something is asked or said of a group that would be taken away. Take that away first.")
            raise Refused(text, field="groups", code="used")
