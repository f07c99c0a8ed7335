"""A structure's own words and order for its issues: stages, perspectives, topics."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Group, Person, Structure
from issues.models import Issue, Perspective, Stage, StageForum, StageName, Topic
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def arrange_stage(
    structure: Structure,
    *,
    stage: str,
    by: Person,
    now: datetime,
    name: str = "",
    description: str = "",
    days: int | None = None,
    kinds: Iterable[str] = (),
) -> StageName | None:
    """What the structure calls a stage, what is done there, how long it should take at most, and in which
    kinds of group (S002-11). Everything empty: the stage has its usual name again."""
    structure = Structure.objects.select_for_update(no_key=True).get(pk=structure.pk)
    kinds, row = set(kinds), StageName.objects.filter(structure=structure, stage=stage).first()
    _refuse_name(structure, stage, name.strip())
    for forum in StageForum.objects.filter(structure=structure, stage=stage).exclude(kind__in=kinds):
        forum.delete()
    for kind in sorted(kinds):
        StageForum.objects.get_or_create(structure=structure, stage=stage, kind=kind)
    if not name.strip() and not description.strip() and days is None:
        if row:
            row.delete()
        return None
    row = row or StageName(structure=structure, stage=stage)
    row.name = name.strip() or str(Stage(stage).label)
    row.description, row.days = description.strip(), days
    row.save()
    return row


def _refuse_name(structure: Structure, stage: str, name: str) -> None:
    """Two stages of the same name could not be told apart in a column or a sentence."""
    given = dict(StageName.objects.filter(structure=structure).values_list("stage", "name"))
    taken = {given.get(other.value, str(other.label)).casefold() for other in Stage if other != stage}
    if name.casefold() in taken:
        raise Refused(
            _("Another stage is called “%(name)s”. Choose a name of its own.") % {"name": name},
            field="name",
            code="taken",
        )


@verb
def add_perspective(
    structure: Structure, *, name: str, starts_on: date, by: Person, now: datetime, group: Group | None = None
) -> Perspective:
    """From whose side questions are looked at, from a day on; of the whole structure, or of one group's
    mandate (S001-27, S003-04)."""
    structure = Structure.objects.select_for_update(no_key=True).get(pk=structure.pk)
    name = _named(name, _("Write the perspective, e.g. “resident” or “relative”."))
    same = Perspective.objects.filter(structure=structure, group=group, name__iexact=name).first()
    if same and (same.name, same.starts_on) == (name, starts_on):
        return same
    if same:
        raise Refused(
            _("“%(name)s” is on the list already.") % {"name": name}, field="name", code="there_already"
        )
    last = Perspective.objects.filter(structure=structure).aggregate(last=Max("order"))["last"]
    return Perspective.objects.create(
        structure=structure, group=group, name=name, order=(last or 0) + 1, starts_on=starts_on
    )


@verb
def end_perspective(perspective: Perspective, *, ends_on: date, by: Person, now: datetime) -> Perspective:
    """It is not chosen any more after that day; what has been argued from it stays."""
    perspective = Perspective.objects.select_for_update(no_key=True, of=("self",)).get(pk=perspective.pk)
    if ends_on < perspective.starts_on:
        raise Refused(
            _("It is on the list from %(day)s and cannot end before that.")
            % {"day": day_plain(perspective.starts_on)},
            field="ends_on",
            code="too_early",
        )
    perspective.ends_on = ends_on
    perspective.save()
    return perspective


@verb
def add_topic(structure: Structure, *, name: str, by: Person, now: datetime) -> Topic:
    """A word that issues are found by. One that is there already is given."""
    structure = Structure.objects.select_for_update(no_key=True).get(pk=structure.pk)
    name = _named(name, _("Write the topic, e.g. “psychiatry”."))
    there = Topic.objects.filter(structure=structure, name__iexact=name).first()
    return there or Topic.objects.create(structure=structure, name=name)


@verb
def remove_topic(topic: Topic, *, by: Person, now: datetime) -> None:
    """Only where no issue has it: what is found by a word today is found by it tomorrow."""
    topic = Topic.objects.select_for_update(no_key=True, of=("self",)).get(pk=topic.pk)
    count = Issue.objects.filter(topics=topic).count()
    if count:
        raise Refused(
            ngettext(
                "%(count)d issue has the topic. Take it away from it first.",
                "%(count)d issues have the topic. Take it away from them first.",
                count,
            )
            % {"count": count},
            code="in_use",
        )
    topic.delete()


def _named(name: str, missing: str) -> str:
    if not name.strip():
        raise Refused(missing, field="name", code="no_name")
    return name.strip()
