"""Projects that the groups know of, who takes part, and whose reference group a group is (S004-28 …
S004-31)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from meetings.models import AgendaItem
from plans.deciding_items import refuse_item_of_others
from plans.models import Project, ProjectPartner, ReferenceGroup
from plans.project_rules import WITHDRAWN, Partner, next_states
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

TEXTS = ("title", "abbreviation", "text", "funder")


@verb
def add_project(
    group: Group,
    *,
    title: str,
    by: Person,
    now: datetime,
    state: str = Project.State.IDEA,
    abbreviation: str = "",
    text: str = "",
    months: int | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    funder: str = "",
    partners: Sequence[Partner] = (),
) -> Project:
    """A project as it is first heard of, in whatever state. The same title in the group is the same
    project."""
    group = lock_open(group)
    given = _given(title, abbreviation, text, funder, months, starts_on, ends_on)
    if state == WITHDRAWN:
        words = _("Write the project down as it was, and then that it is withdrawn and why.")
        raise Refused(words, field="state", code="state")
    if there := Project.objects.filter(group=group, title=given["title"]).first():
        return there
    project = Project.objects.create(group=group, state=state, **given)
    _set_partners(project, partners)
    return project


@verb
def change_project(
    project: Project,
    *,
    title: str,
    by: Person,
    now: datetime,
    abbreviation: str = "",
    text: str = "",
    months: int | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    funder: str = "",
    partners: Sequence[Partner] | None = None,
) -> Project:
    """`partners` are all who take part; None leaves them as they are."""
    project = _locked(project)
    given = _given(title, abbreviation, text, funder, months, starts_on, ends_on)
    if any(getattr(project, name) != value for name, value in given.items()):
        for name, value in given.items():
            setattr(project, name, value)
        project.save()
    if partners is not None:
        _set_partners(project, partners)
    return project


@verb
def move_project(project: Project, *, state: str, by: Person, now: datetime, reason: str = "") -> Project:
    """`reason` is why it is there, and has to be said where it is withdrawn (domain.md 6.5)."""
    project = _locked(project)
    if project.state == state:
        return project
    if state not in next_states(project.state):
        text = _("A project that is “%(before)s” cannot become “%(after)s”.")
        words = {"before": project.get_state_display(), "after": Project.State(state).label}
        raise Refused(text % words, field="state", code="state")
    if state == WITHDRAWN and not reason.strip():
        text = _("Write why it is withdrawn, e.g. “No partner could co-finance it”.")
        raise Refused(text, field="reason", code="no_reason")
    project.state, project.reason = state, reason.strip()
    project.save()
    return project


@verb
def make_reference_group(
    project: Project,
    *,
    group: Group,
    by: Person,
    now: datetime,
    condition: str = "",
    decided_on: date | None = None,
    decided_at: AgendaItem | None = None,
) -> ReferenceGroup:
    """The group is the project's reference group, as long as the condition holds (S004-30, S004-31). Said
    again, it gets the new condition and decision."""
    project = _locked(project)
    if group.structure_id != project.group.structure_id:
        raise Refused(_("Choose a group of the same structure."), field="group", code="elsewhere")
    if decided_on and decided_on > timezone.localdate(now):
        text = _("That day is to come. Write the day it was decided.")
        raise Refused(text, field="decided_on", code="future")
    refuse_item_of_others(decided_at, group)
    given = {
        "condition": condition.strip(),
        "decided_on": decided_on or (decided_at.meeting.date if decided_at else None),
        "decided_at": decided_at,
    }
    row = project.reference_groups.filter(group=group, ended_on=None).first()
    if row and all(getattr(row, name) == value for name, value in given.items()):
        return row
    row = row or ReferenceGroup(project=project, group=group)
    for name, value in given.items():
        setattr(row, name, value)
    row.save()
    return row


@verb
def end_reference_group(
    reference: ReferenceGroup, *, ended_on: date, by: Person, now: datetime
) -> ReferenceGroup:
    """The last day; what was decided stays in the list."""
    reference = ReferenceGroup.objects.select_for_update(no_key=True).get(pk=reference.pk)
    if reference.ended_on:
        return reference
    if ended_on > timezone.localdate(now):
        raise Refused(_("That day is to come. End it when it ends."), field="ended_on", code="future")
    if reference.decided_on and ended_on < reference.decided_on:
        text = _("It cannot end before it was decided.")
        raise Refused(text, field="ended_on", code="too_early")
    reference.ended_on = ended_on
    reference.save()
    return reference


def _given(title, abbreviation, text, funder, months, starts_on, ends_on) -> dict:
    given = dict(
        zip(TEXTS, (collapsed(title), collapsed(abbreviation), text.strip(), collapsed(funder)), strict=True)
    )
    if not given["title"]:
        raise Refused(
            _("Write what it is called, e.g. “Young people to work”."), field="title", code="no_title"
        )
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(_("It ends before it begins. Look over the days."), field="ends_on", code="backwards")
    return given | {"months": months, "starts_on": starts_on, "ends_on": ends_on}


def _set_partners(project: Project, partners: Sequence[Partner]) -> None:
    """Rows that are as written are left, so that the history tells only what changed."""
    wanted = {(one.organization, one.name): one for one in partners}
    for row in project.partners.all():
        if wanted.get((row.organization_id, row.name)) == Partner(
            row.organization_id, row.name, row.abbreviation
        ):
            del wanted[row.organization_id, row.name]
        else:
            row.delete()
    for one in wanted.values():
        ProjectPartner.objects.create(
            project=project,
            organization_id=one.organization,
            name=one.name,
            abbreviation=one.abbreviation,
        )


def _locked(project: Project) -> Project:
    rows = Project.objects.select_for_update(no_key=True, of=("self",)).select_related("group")
    return rows.get(pk=project.pk)
