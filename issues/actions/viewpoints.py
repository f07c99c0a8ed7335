"""What is thought of a version: answered by who is asked, noted of how a body reasoned, and put in short
(S001-24, S003-13, S003-18)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Group, Organization, Person
from issues.actions.events import tell
from issues.actions.issues import locked
from issues.actions.viewpoint_asking import locked_request, name_of, refuse_followed
from issues.models import MaterialVersion, PathPoint, Viewpoint, ViewpointRequest
from issues.viewpoint_states import answer_mark
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

Kind, Stance = Viewpoint.Kind, Viewpoint.Stance


@dataclass(frozen=True)
class Said:
    """An answer. `points` is {id of a point of the version: what is said of it}; what is empty is not
    said."""

    on: date
    stance: str = ""
    text: str = ""
    reference: str = ""
    points: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Noted:
    """What somebody has heard or been sent without asking by link. One of `group`, `organization` and
    `from_text` says whose it is."""

    kind: str
    text: str
    on: date
    group: Group | None = None
    organization: Organization | None = None
    from_text: str = ""
    point: PathPoint | None = None
    stance: str = ""
    reference: str = ""


@verb
def give_viewpoint(
    request: ViewpointRequest,
    *,
    said: Said,
    by: Person | None,
    now: datetime,
    by_name: str = "",
    seen: str | None = None,
) -> list[Viewpoint]:
    """Answer, or change the answer, until the next version is issued. The same answer posted twice is one.

    `seen` is the mark of the answer that the writer began from (`answer_mark`): two behind one mailbox do not
    write over each other unseen (ruling 18). `by` is None and `by_name` says who, where it comes by the link
    of a mailbox that is nobody in particular.
    """
    request, issue = locked_request(request)
    today = timezone.localdate(now)
    _refuse_answer(request, said, today)
    if by is None and not by_name.strip():
        raise Refused(
            _("Write your name and role, e.g. “Board secretary, Sala”."), field="by_name", code="nobody"
        )
    before = {row.point_id: row for row in request.viewpoints.all()}
    wanted = _wanted(said, {"by": by, "by_name": by_name.strip()})
    if _is_unseen(before, wanted, seen):
        raise Refused(
            _("Somebody else has answered since you began. It stands above the form."), code="changed"
        )
    if not _written(request, before, wanted, now):
        return list(before.values())
    words = (
        _("%(name)s has changed its answer%(stance)s.") if before else _("%(name)s has answered%(stance)s.")
    )
    stance = f": {Stance(said.stance).label}" if said.stance else ""
    text = words % {"name": name_of(request, today), "stance": stance}
    tell(issue, "viewpoint", now=now, by=by, organization=request.organization, text=text)
    return list(request.viewpoints.order_by("pk"))


def _texts(said: Said) -> dict[int | None, str]:
    return {None: said.text.strip()} | {pk: text.strip() for pk, text in said.points.items()}


def _wanted(said: Said, signed: dict) -> dict[int | None, dict]:
    """{point, or None for the whole: the fields of its row}, only of what is said."""
    common = {"given_on": said.on, "reference": said.reference.strip(), **signed}
    return {
        pk: common | {"text": text, "stance": said.stance if pk is None else ""}
        for pk, text in _texts(said).items()
        if text or (pk is None and said.stance)
    }


def _is_unseen(
    before: Mapping[int | None, Viewpoint], wanted: Mapping[int | None, dict], seen: str | None
) -> bool:
    """Whether what is answered is neither what the writer has seen nor what the writer wants."""
    names = ("stance", "text", "reference", "given_on")
    there = answer_mark((row.point_id, *(getattr(row, name) for name in names)) for row in before.values())
    new = answer_mark((point, *(fields[name] for name in names)) for point, fields in wanted.items())
    return seen is not None and there not in {seen, new}


def _written(request: ViewpointRequest, before: dict, wanted: dict, now: datetime) -> bool:
    """Whether anything became otherwise than it was."""
    emptied = [row for point, row in before.items() if point not in wanted]
    for row in emptied:
        row.delete()
    changed = [
        point
        for point, fields in wanted.items()
        if point not in before or any(getattr(before[point], name) != value for name, value in fields.items())
    ]
    for point in changed:
        row = before.get(point) or _new(request, point)
        for name, value in wanted[point].items():
            setattr(row, name, value)
        row.received_at = now
        row.save()
    return bool(emptied or changed)


def _new(request: ViewpointRequest, point: int | None) -> Viewpoint:
    of = {name: getattr(request, name) for name in ("version", "group", "organization", "board")}
    return Viewpoint(request=request, point_id=point, **of)


def _refuse_answer(request: ViewpointRequest, said: Said, today: date) -> None:
    texts = _texts(said)
    if request.withdrawn_at:
        raise Refused(_("It has been taken back, and nothing is asked any more."), code="withdrawn")
    refuse_followed(request.version)
    if not said.stance and not any(texts.values()):
        raise Refused(
            _("Choose where you stand, or write what you think, e.g. “Point 2 costs too much”."),
            field="text",
            code="empty",
        )
    _refuse_day(said.on, today)
    theirs = PathPoint.objects.filter(path__version=request.version, pk__in=[pk for pk in texts if pk])
    if theirs.count() != len(texts) - 1:
        raise Refused(_("There is no such point in this version."), code="no_point")


def _refuse_day(on: date, today: date) -> None:
    if on > today:
        raise Refused(
            _("%(day)s is to come. Write the day it was said.") % {"day": day_plain(on)},
            field="on",
            code="future",
        )


@verb
def note_viewpoint(version: MaterialVersion, *, noted: Noted, by: Person, now: datetime) -> Viewpoint:
    """Write down how a body reasoned, or a viewpoint that came some other way. The same twice is one."""
    issue = locked(version.material.issue)
    fields = _noted_fields(version, noted, timezone.localdate(now))
    if there := version.viewpoints.filter(request=None, **fields).first():
        return there
    row = Viewpoint.objects.create(version=version, by=by, received_at=now, **fields)
    words = _("How %(name)s reasoned is noted.") if noted.kind == Kind.REASONING else _("%(name)s: noted.")
    text = words % {"name": whose(row, timezone.localdate(now))}
    tell(issue, "viewpoint", now=now, by=by, on=noted.on, organization=noted.organization, text=text)
    return row


@verb
def change_noted(viewpoint: Viewpoint, *, noted: Noted, by: Person, now: datetime) -> Viewpoint:
    """Mend what was written down. What somebody has answered themselves only they change."""
    viewpoint = _locked_note(viewpoint)
    fields = _noted_fields(viewpoint.version, noted, timezone.localdate(now))
    if all(getattr(viewpoint, name) == value for name, value in fields.items()):
        return viewpoint
    for name, value in fields.items():
        setattr(viewpoint, name, value)
    viewpoint.save()
    text = _("%(name)s: what was noted is changed.") % {"name": whose(viewpoint, timezone.localdate(now))}
    tell(viewpoint.version.material.issue, "viewpoint", now=now, by=by, on=noted.on, text=text)
    return viewpoint


@verb
def remove_noted(viewpoint: Viewpoint, *, by: Person, now: datetime) -> None:
    """Take away what was written down by mistake; the history keeps it."""
    viewpoint = _locked_note(viewpoint)
    text = _("%(name)s: taken away.") % {"name": whose(viewpoint, timezone.localdate(now))}
    tell(viewpoint.version.material.issue, "viewpoint", now=now, by=by, text=text)
    viewpoint.delete()


def whose(viewpoint: Viewpoint, on: date) -> str:
    owner = viewpoint.group or viewpoint.organization
    return owner.name_on(on) if owner else viewpoint.from_text


def _locked_note(viewpoint: Viewpoint) -> Viewpoint:
    locked(viewpoint.version.material.issue)
    found = Viewpoint.objects.select_related("version__material__issue", "group", "organization").get(
        pk=viewpoint.pk
    )
    if found.request_id:
        raise Refused(_("It was answered by themselves, and only they change it."), code="not_noted")
    refuse_followed(found.version)
    return found


def _noted_fields(version: MaterialVersion, noted: Noted, today: date) -> dict:
    if version.issued_at is None:
        raise Refused(
            _("The material is still a draft. Issue it, so that all read the same words."), code="not_issued"
        )
    refuse_followed(version)
    if sum(map(bool, (noted.group, noted.organization, noted.from_text.strip()))) != 1:
        raise Refused(
            _("Say whose it is in one way: a group, an organisation or in words."),
            field="from_text",
            code="whose",
        )
    if not noted.text.strip():
        raise Refused(_("Write what was said."), field="text", code="empty")
    _refuse_day(noted.on, today)
    if noted.point and noted.point.path.version_id != version.pk:
        raise Refused(_("There is no such point in this version."), field="point", code="no_point")
    return {
        "kind": noted.kind,
        "group": noted.group,
        "organization": noted.organization,
        "from_text": noted.from_text.strip(),
        "point": noted.point,
        "stance": noted.stance,
        "text": noted.text.strip(),
        "given_on": noted.on,
        "reference": noted.reference.strip(),
    }


@verb
def write_viewpoints_summary(
    version: MaterialVersion, *, text: str, by: Person, now: datetime, seen: str | None = None
) -> MaterialVersion:
    """The viewpoints in short, which the next version is written from. `seen` is the text the writer began
    from; if somebody has saved another since, nothing is overwritten (ruling 18)."""
    issue = locked(version.material.issue)
    version = MaterialVersion.objects.get(pk=version.pk)
    new = text.strip()
    if version.viewpoints_summary == new:
        return version
    if seen is not None and version.viewpoints_summary != seen:
        raise Refused(
            _("Somebody else has saved another text since you began. It stands above the form."),
            field="text",
            code="changed",
        )
    version.viewpoints_summary = new
    version.save(update_fields=["viewpoints_summary"])
    text = _("The viewpoints on version %(number)d are put in short.") % {"number": version.number}
    tell(issue, "viewpoint", now=now, by=by, text=text)
    return version
