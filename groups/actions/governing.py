"""What a group is and what governs it: its kind, its mandate's adoption, the documents that set the frame."""

from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.groups import create_group
from groups.actions.guards import lock_open
from groups.actions.organizations import changed
from groups.actions.relations import relate
from groups.files import checked_file
from groups.models import (
    GoverningDocument,
    GoverningFile,
    Group,
    GroupKindChange,
    Mandate,
    Person,
    Structure,
)
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def set_up_group(
    structure: Structure,
    *,
    name: str,
    starts_on: date,
    by: Person | None,
    now: datetime,
    parent: Group | None = None,
    **fields,
) -> Group:
    """A draft group, under a parent body where one sets it up: both or neither (S001-16, S001-17)."""
    if parent and parent.structure_id != structure.pk:
        raise Refused(_("The parent group belongs to another structure."), field="parent")
    group = create_group(structure, name=name, starts_on=starts_on, by=by, now=now, **fields)
    if parent:
        relate(group, kind="parent", other=parent, starts_on=starts_on, by=by, now=now)
    return group


@verb
def change_kind(
    group: Group, *, kind: str, valid_from: date, reason: str, by: Person | None, now: datetime
) -> GroupKindChange:
    """Another kind of group from a day on, with the reason (S002-06). What has been stays what it was.

    A change that has not begun to apply is replaced; one that applies is not.
    """
    lock_open(group)
    if not collapsed(reason):
        raise Refused(_("Write why the kind is changed, and who decided it."), field="reason")
    if valid_from < group.starts_on:
        raise Refused(
            _("The group began on %(day)s. Choose that day or a later.")
            % {"day": day_plain(group.starts_on)},
            field="valid_from",
        )
    row = group.kind_changes.filter(valid_from=valid_from).first()
    if row and valid_from <= timezone.localdate(now):
        raise Refused(
            _("There is already a change of kind from %(day)s. Choose another day.")
            % {"day": day_plain(valid_from)},
            field="valid_from",
        )
    others = group.kind_changes.exclude(pk=row.pk if row else None).filter(valid_from__lt=valid_from)
    before = others.order_by("-valid_from").values_list("kind", flat=True).first() or group.kind
    if kind == before:
        raise Refused(
            _("The group is “%(kind)s” already that day. Choose another kind.")
            % {"kind": Group.Kind(kind).label},
            field="kind",
        )
    if row:
        return changed(row, {"kind": kind, "reason": reason})
    return GroupKindChange.objects.create(group=group, kind=kind, valid_from=valid_from, reason=reason)


@verb
def adopt_mandate(
    mandate: Mandate,
    *,
    adopted_by: str,
    adopted_on: date,
    by: Person | None,
    now: datetime,
    reference: str = "",
) -> Mandate:
    """Note who adopted a proposed mandate, and when (S001-02). A decision that is noted is not written
    over."""
    lock_open(mandate.group)
    if mandate.adopted_on:
        raise Refused(
            _("The mandate was adopted on %(day)s. Write a new version if another decision is taken.")
            % {"day": day_plain(mandate.adopted_on)},
            field="adopted_on",
        )
    if not collapsed(adopted_by):
        raise Refused(_("Write who adopted it, for example Landstingsstyrelsen."), field="adopted_by")
    if adopted_on > timezone.localdate(now):
        raise Refused(_("The decision is not taken yet. Note it when it is."), field="adopted_on")
    return changed(mandate, {"adopted_by": adopted_by, "adopted_on": adopted_on, "reference": reference})


@verb
def add_governing_document(
    structure: Structure,
    *,
    title: str,
    valid_from: date,
    by: Person | None,
    now: datetime,
    group: Group | None = None,
    file=None,
    **fields,
) -> GoverningDocument:
    """An agreement or the like, for one group or for the whole structure (S001-15). Its dates are its own
    (S001-13)."""
    if group and group.structure_id != structure.pk:
        raise Refused(_("The group belongs to another structure."), field="group")
    values = _checked({"title": title, "valid_from": valid_from} | fields)
    document = GoverningDocument.objects.create(structure=structure, group=group, **values)
    if file:
        add_governing_file(document, file=file, by=by, now=now)
    return document


@verb
def change_governing_document(
    document: GoverningDocument, *, by: Person | None, now: datetime, **fields
) -> GoverningDocument:
    """Correct what is said about the document; its files are versions, and it stays in its group or
    structure."""
    there = {name: getattr(document, name) for name in ("title", "valid_from", "valid_to")}
    return changed(document, fields | _checked(there | fields))


@verb
def end_governing_document(
    document: GoverningDocument, *, valid_to: date, by: Person | None, now: datetime
) -> GoverningDocument:
    """The document's last day; it stays readable, as what applied until then."""
    return change_governing_document(document, valid_to=valid_to, by=by, now=now)


@verb
def add_governing_file(
    document: GoverningDocument, *, file, by: Person | None, now: datetime
) -> GoverningFile:
    """Keep a file as the next version; the same bytes again give the version that is there (I-DOC1)."""
    facts = checked_file(file)
    document = GoverningDocument.objects.select_for_update(no_key=True).get(pk=document.pk)
    last = document.files.aggregate(Max("number"))["number__max"] or 0
    if last and (same := document.files.filter(number=last, sha256=facts.sha256).first()):
        return same
    file.name = facts.filename
    return GoverningFile.objects.create(
        governing=document,
        number=last + 1,
        file=file,
        filename=facts.filename,
        content_type=facts.content_type,
        size=facts.size,
        sha256=facts.sha256,
        uploaded_by=by,
        uploaded_at=now,
    )


def _checked(values: dict) -> dict:
    title = collapsed(values["title"])
    if not title:
        raise Refused(_("The document has no title."), field="title")
    if len(title) > 200:
        raise Refused(
            _("The title has %(count)d characters; at most 200 can be kept.") % {"count": len(title)},
            field="title",
        )
    if values.get("valid_to") and values["valid_to"] < values["valid_from"]:
        raise Refused(
            _("The document ceases to apply before it begins. Write for example 2017-01-01 to 2018-12-31."),
            field="valid_to",
        )
    return values | {"title": title}
