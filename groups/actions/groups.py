"""Groups: how they come to be, and their dated names, mandates and settings."""

from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.actions.organizations import changed, free_slug, required
from groups.models import Group, GroupName, GroupSettings, Mandate, Person, Structure
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

UNDATED = [
    field.name
    for field in GroupSettings._meta.concrete_fields
    if field.name not in ("id", "group", "valid_from", "decided_by")
]
# Kinds that may begin without mandate and seats; the structure page lists local groups that lack them.
REGISTERED_LIGHTLY = {
    Group.Kind.LOCAL_GROUP,
    Group.Kind.NETWORK,
    Group.Kind.COORDINATORS,
    Group.Kind.OFFICE,
    Group.Kind.PROGRAMME,
}
# Addresses of our own under /grupper/.
RESERVED = {"ny"}


@verb
def create_group(
    structure: Structure,
    *,
    name: str,
    starts_on: date,
    by: Person | None,
    now: datetime,
    slug: str = "",
    mandate: str = "",
    adopted_by: str = "",
    adopted_on: date | None = None,
    reference: str = "",
    deviation: str = "",
    adopt_by: str = "",
    settings: dict | None = None,
    **fields,
) -> Group:
    """A draft group with its first name, settings and, where there is a text, its mandate (S001-02, S001-03,
    S001-18)."""
    name = required(name, "name")
    _refuse_backward_dates(starts_on, fields.get("ends_on"), fields.get("trial_until"))
    slug = free_slug(slug or slugify(name), Group)
    if slug in RESERVED:
        raise Refused(
            _("%(slug)s is already taken. Write another short name.") % {"slug": slug}, field="slug"
        )
    group = Group.objects.create(structure=structure, slug=slug, starts_on=starts_on, **fields)
    GroupName.objects.create(group=group, name=name, valid_from=starts_on)
    GroupSettings.objects.create(group=group, valid_from=starts_on, **_checked(settings or {}))
    if mandate.strip():
        decision = {
            "adopted_by": adopted_by,
            "adopted_on": adopted_on,
            "reference": reference,
            "deviation": deviation,
            "adopt_by": adopt_by,
        }
        set_mandate(group, text=mandate, valid_from=starts_on, by=by, now=now, **decision)
    return group


@verb
def change_group(group: Group, *, by: Person | None, now: datetime, **fields) -> Group:
    """Change what is not dated. The name, the mandate and the settings have verbs of their own."""
    lock_open(group)
    values = {
        name: fields.get(name, getattr(group, name)) for name in ("starts_on", "ends_on", "trial_until")
    }
    _refuse_backward_dates(**values)
    if "slug" in fields and fields["slug"] != group.slug:
        free_slug(fields["slug"], Group)
    return changed(group, fields)


@verb
def rename_group(
    group: Group, *, name: str, valid_from: date, by: Person | None, now: datetime, reason: str = ""
) -> GroupName:
    """A new name from a day on, with the reason (S001-42). A name that has not begun to apply is replaced."""
    lock_open(group)
    name = required(name, "name")
    if row := group.names.filter(valid_from=valid_from).first():
        if valid_from > timezone.localdate(now):
            return changed(row, {"name": name, "reason": reason})
        raise Refused(
            _("There is already a name from %(day)s. Choose another day.") % {"day": day_plain(valid_from)},
            field="valid_from",
        )
    return GroupName.objects.create(group=group, name=name, valid_from=valid_from, reason=reason)


@verb
def set_mandate(
    group: Group, *, text: str, valid_from: date, by: Person | None, now: datetime, **fields
) -> Mandate:
    """A version of the mandate; the one before ends the day before (S001-02, S001-14, S001-23).

    `valid_to` is the last day of its period, `adopt_by` what `lib.deadlines` stores (S001-20).
    """
    lock_open(group)
    if not text.strip():
        raise Refused(_("The mandate has no text."), field="text")
    if group.mandates.filter(valid_from__gte=valid_from).exists():
        raise Refused(
            _("There is already a mandate from %(day)s or later. Choose a later day.")
            % {"day": day_plain(valid_from)},
            field="valid_from",
        )
    if fields.get("valid_to") and fields["valid_to"] < valid_from:
        raise Refused(
            _("The mandate ends before it begins. Write for example 2017-01-01 to 2018-12-31."),
            field="valid_to",
        )
    for former in group.mandates.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from)):
        former.valid_to = valid_from - timedelta(days=1)
        former.save()
    return Mandate.objects.create(group=group, text=text, valid_from=valid_from, **fields)


@verb
def change_settings(
    group: Group, *, valid_from: date, by: Person | None, now: datetime, decided_by: str = "", **fields
) -> GroupSettings:
    """Settings from a day on. What is not given stays as it is on that day (I-GRP1, S001-47).

    A row that applies or has applied is never overwritten: a call was sent and a meeting was held under it. A
    row still
    to come may be changed, and so may any row of a group that is not yet adopted.
    """
    lock_open(group)
    today = timezone.localdate(now)
    is_new_group = group.state in (Group.State.DRAFT, Group.State.PROPOSED)
    row = group.settings.filter(valid_from=valid_from).first()
    if not is_new_group and (valid_from < today or (row and valid_from == today)):
        raise Refused(
            _("Settings that apply already are not changed afterwards. Choose %(day)s or later.")
            % {"day": day_plain(today + timedelta(days=1))},
            field="valid_from",
        )
    if row is None:
        before = group.settings_on(valid_from)
        row = GroupSettings(
            group=group, valid_from=valid_from, **{name: getattr(before, name) for name in UNDATED}
        )
    row.decided_by = decided_by
    for name, value in _checked({name: getattr(row, name) for name in UNDATED} | fields).items():
        setattr(row, name, value)
    row.save()
    return row


@verb
def withdraw_settings(row: GroupSettings, *, by: Person | None, now: datetime) -> None:
    """Take back settings that do not apply yet."""
    if row.valid_from <= timezone.localdate(now):
        raise Refused(_("These settings apply already. Add new ones from a later day instead."))
    row.delete()


@verb
def propose_group(group: Group, *, by: Person | None, now: datetime) -> Group:
    return _moved(group, [Group.State.DRAFT], Group.State.PROPOSED)


@verb
def adopt_group(group: Group, *, by: Person | None, now: datetime) -> Group:
    """Let the group begin its work: it needs a mandate and seats (domain 6.5), but for those that are only
    noted as part of the structure (S003-08)."""
    is_light = group.kind in REGISTERED_LIGHTLY
    if not is_light and not group.mandates.exists():
        raise Refused(_("The group has no mandate. Write what it is set up to do first."), code="mandate")
    if not is_light and not group.seats.exists():
        raise Refused(_("The group has no seats. Add the seat rules first."), code="seats")
    return _moved(group, [Group.State.DRAFT, Group.State.PROPOSED], Group.State.ACTIVE)


def _moved(group: Group, allowed: list[str], state: str) -> Group:
    group = Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    if group.state not in allowed:
        raise Refused(
            _("The group is “%(state)s” and cannot become “%(wanted)s”.")
            % {"state": group.get_state_display(), "wanted": Group.State(state).label}
        )
    return changed(group, {"state": state})


def _refuse_backward_dates(starts_on: date, ends_on: date | None, trial_until: date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise Refused(_("The group ends before it starts."), field="ends_on")
    if trial_until and trial_until < starts_on:
        raise Refused(_("The trial ends before the group starts."), field="trial_until")


def _checked(settings: dict) -> dict:
    if settings.get("quorum_rule") == GroupSettings.QuorumRule.NUMBER:
        if not settings.get("quorum_number"):
            raise Refused(_("Write how many seats make a quorum, for example 8."), field="quorum_number")
    elif "quorum_rule" in settings:
        settings = settings | {"quorum_number": None}
    return settings
