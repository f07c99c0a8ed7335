"""What has to come round each year: said, changed, ended, and ticked when it is done (S002-01, S002-24)."""

from datetime import date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person, Structure
from meetings.models import AgendaItem, Fulfilment, Meeting, Obligation
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

Key = Obligation.Key


@verb
def add_obligation(
    owner: Structure | Group,
    *,
    title: str,
    starts_on: date,
    by: Person | None,
    now: datetime,
    key: str = Key.OWN,
    description: str = "",
    times: int = 1,
    month: int | None = None,
    at_last_meeting: bool = False,
    ends_on: date | None = None,
) -> Obligation:
    """What every group of the structure, or this group, has to do a number of times a year.

    The same title in force the same day is the same obligation: a double click makes one.
    """
    of = _locked(owner)
    row = Obligation(
        key=key,
        title=_title(title),
        description=description.strip(),
        times=times,
        month=month,
        at_last_meeting=at_last_meeting,
        starts_on=starts_on,
        ends_on=ends_on,
        **of,
    )
    same = Obligation.objects.filter(**of, title=row.title).overlapping(starts_on, ends_on).first()
    if same:
        return same
    _refuse_impossible(row)
    row.save()
    return row


@verb
def change_obligation(obligation: Obligation, *, by: Person | None, now: datetime, **fields) -> Obligation:
    """What it says and when it is due, for every year it is in force; another owner it cannot get."""
    row = Obligation.objects.select_for_update(of=("self",)).get(pk=obligation.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    row.title, row.description = _title(row.title), row.description.strip()
    _refuse_impossible(row)
    row.save()
    return row


@verb
def end_obligation(obligation: Obligation, *, ends_on: date, by: Person | None, now: datetime) -> Obligation:
    """Its last day; what falls due after it is not owed. The last day may be moved."""
    return change_obligation(obligation, ends_on=ends_on, by=by, now=now)


@verb
def adopt_usual_obligations(structure: Structure, *, by: Person | None, now: datetime) -> list[Obligation]:
    """The set that is shipped, from the beginning of this year; what the structure has of it already is left
    as it is. Returned: those that were new."""
    today = timezone.localdate(now)
    has = set(Obligation.objects.in_force(today).filter(structure=structure).values_list("key", flat=True))
    with translation.override(settings.LANGUAGE_CODE):
        wanted = usual_obligations()
    sign = {"starts_on": date(today.year, 1, 1), "by": by, "now": now}
    return [add_obligation(structure, **facts, **sign) for facts in wanted if facts["key"] not in has]


def usual_obligations() -> list[dict]:
    """S002-01, S002-24, S000-03 and the plan's follow-up, in the language that is switched on."""
    return [
        {"key": Key.DIALOGUE, "title": _("Dialogue on the structure of collaboration")},
        {"key": Key.WEBSITE, "title": _("Dialogue on the website")},
        {"key": Key.ORAL_EVALUATION, "title": _("Oral evaluation"), "at_last_meeting": True},
        {"key": Key.PLAN_FOLLOW_UP, "title": _("Follow-up of the activity plan")},
    ]


@verb
def fulfil_obligation(
    obligation: Obligation | str,
    *,
    group: Group,
    on: date,
    by: Person | None,
    now: datetime,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    text: str = "",
) -> list[Fulfilment]:
    """That the group did it on a day. Twice the same day is once; the first telling stays.

    What stood on the agenda is ticked when its notes are approved (`obligations.py`). By `Obligation.Key` it
    ticks each such obligation the group has that day, which may be none: upper rooms tell what has happened
    without knowing whether anybody asks for it (ruling 1).
    """
    lock_open(group)
    _refuse_day(on, now)
    _refuse_elsewhere(group, meeting, item)
    if isinstance(obligation, str):
        rows = list(obligations_in_force(group, on).filter(key=obligation))
    else:
        rows = [obligation]
        refuse_not_owed(obligation, group, on)
    more = {
        "meeting": meeting or (item.meeting if item else None),
        "item": item,
        "text": collapsed(text),
        "ticked_by": by,
        "ticked_at": now,
    }
    return [
        Fulfilment.objects.get_or_create(obligation=row, group=group, on=on, defaults=more)[0] for row in rows
    ]


@verb
def unfulfil(fulfilment: Fulfilment, *, by: Person | None, now: datetime) -> None:
    """Take back a tick that was wrong; the history keeps that it was there."""
    lock_open(fulfilment.group)
    Fulfilment.objects.select_for_update().get(pk=fulfilment.pk).delete()


def obligations_of_group(group: Group) -> QuerySet[Obligation]:
    """Its own and those of every group of its structure, whenever in force."""
    return Obligation.objects.filter(Q(group=group) | Q(structure=group.structure_id))


def obligations_in_force(group: Group, on: date) -> QuerySet[Obligation]:
    return obligations_of_group(group).in_force(on)


def _locked(owner: Structure | Group) -> dict:
    """What the obligation hangs on, its row locked: the same title cannot be put in twice at once."""
    if isinstance(owner, Group):
        return {"group": lock_open(owner)}
    return {"structure": Structure.objects.select_for_update(no_key=True).get(pk=owner.pk)}


def _title(text: str) -> str:
    title = collapsed(text)
    if not title:
        raise Refused(
            _("The obligation has no name. Write for example “Dialogue on the structure”."),
            field="title",
            code="no_title",
        )
    return title


def _refuse_impossible(row: Obligation) -> None:
    if row.ends_on and row.ends_on < row.starts_on:
        raise Refused(
            _("It begins %(start)s and cannot end %(end)s, before that.")
            % {"start": day_plain(row.starts_on), "end": day_plain(row.ends_on)},
            field="ends_on",
            code="ends_before_start",
        )
    if not 1 <= row.times <= 12:
        raise Refused(
            _("%(times)s times a year is too many or too few. Write 1 to 12.") % {"times": row.times},
            field="times",
            code="times",
        )


def _refuse_day(on: date, now: datetime) -> None:
    if on > timezone.localdate(now):
        raise Refused(
            _("%(day)s has not been yet. Tick it when it is done.") % {"day": day_plain(on)},
            field="on",
            code="future",
        )


def _refuse_elsewhere(group: Group, meeting: Meeting | None, item: AgendaItem | None) -> None:
    """The meeting is one of the group's, alone or with others, and the item is on its agenda."""
    held = meeting or (item.meeting if item else None)
    if item and meeting and item.meeting_id != meeting.pk:
        raise Refused(_("The item belongs to another meeting."), field="at", code="other_meeting")
    if held is None or held.group_id == group.pk or held.joint_groups.filter(group=group).exists():
        return
    raise Refused(_("The meeting is another group's."), field="at", code="other_group")


def refuse_not_owed(row: Obligation, group: Group, on: date) -> None:
    if not obligations_of_group(group).filter(pk=row.pk).exists():
        raise Refused(_("The obligation is not this group's."), code="other_group")
    if not obligations_in_force(group, on).filter(pk=row.pk).exists():
        raise Refused(
            _("“%(title)s” was not asked for %(day)s. It is in force from %(start)s.")
            % {"title": row.title, "day": day_plain(on), "start": day_plain(row.starts_on)},
            field="on",
            code="not_in_force",
        )
