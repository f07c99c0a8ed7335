"""The paths of a draft: to whom, in which forum, and with which points (S003-22)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from string import ascii_uppercase

from django.utils.translation import gettext as _

from groups.models import Board, Group, Organization, Person
from issues.actions.material import copy_points, draft
from issues.models import DecisionPath, MaterialVersion, PathAddressee, PathPoint
from issues.path_points import Point
from samverkan.lib.history import verb
from samverkan.lib.points import LONGEST
from samverkan.lib.refusal import Refused

# Where a point stands while two of them change places; no path is that long.
ASIDE = 32_000


@verb
def add_path(
    version: MaterialVersion,
    *,
    title: str,
    forum: Group | None = None,
    forum_text: str = "",
    label: str = "",
    like: DecisionPath | None = None,
    by: Person,
    now: datetime,
) -> DecisionPath:
    """Labelled with the next letter if nothing else is said. `like`: a path whose points it begins with."""
    version = draft(version)
    label = label.strip() or _next_label(version)
    _refuse_bad_path(version, label, title)
    path = DecisionPath.objects.create(
        version=version, label=label, title=title.strip(), forum=forum, forum_text=forum_text.strip()
    )
    if like is not None:
        copy_points(like, path)
    return path


def _next_label(version: MaterialVersion) -> str:
    taken = set(version.paths.values_list("label", flat=True))
    letters = (letter for letter in ascii_uppercase if letter not in taken)
    return next(letters, str(len(taken) + 1))


@verb
def change_path(
    path: DecisionPath,
    *,
    title: str,
    forum: Group | None = None,
    forum_text: str = "",
    label: str = "",
    by: Person,
    now: datetime,
) -> DecisionPath:
    path = _path(path)
    label = label.strip() or path.label
    _refuse_bad_path(path.version, label, title, but=path)
    path.label, path.title, path.forum, path.forum_text = label, title.strip(), forum, forum_text.strip()
    path.save()
    return path


def _refuse_bad_path(
    version: MaterialVersion, label: str, title: str, but: DecisionPath | None = None
) -> None:
    if not title.strip():
        text = _("Write to whom it is proposed, e.g. “Proposal to social services and the region”.")
        raise Refused(text, field="title", code="no_title")
    others = version.paths.exclude(pk=but.pk) if but else version.paths
    if others.filter(label=label).exists():
        text = _("There is a path %(label)s already. Choose another letter.") % {"label": label}
        raise Refused(text, field="label", code="label_taken")


@verb
def remove_path(path: DecisionPath, *, by: Person, now: datetime) -> None:
    _path(path).delete()


@verb
def address_path(
    path: DecisionPath,
    *,
    organizations: Sequence[Organization] = (),
    boards: Sequence[Board] = (),
    by: Person,
    now: datetime,
) -> list[PathAddressee]:
    """To just these, from now on; each organisation and board once (I-DEC3). Several boards of one
    organisation may be among them (S003-22)."""
    path = _path(path)
    wanted = [(row.pk, None) for row in organizations] + [(row.organization_id, row.pk) for row in boards]
    if len(set(wanted)) < len(wanted):
        raise Refused(_("Somebody is chosen twice. Choose each once."), code="twice")
    rows = {(row.organization_id, row.board_id): row for row in path.addressees.all()}
    for key, row in rows.items():
        if key not in wanted:
            row.delete()
    for organization, board in wanted:
        if (organization, board) not in rows:
            PathAddressee.objects.create(path=path, organization_id=organization, board_id=board)
    return list(path.addressees.all())


@verb
def add_points(path: DecisionPath, *, points: Iterable[Point], by: Person, now: datetime) -> list[PathPoint]:
    """After those there are, in the order given."""
    path = _path(path)
    first = path.points.count() + 1
    made = []
    for order, point in enumerate(points, first):
        _refuse_bad_point(point)
        made.append(PathPoint.objects.create(path=path, order=order, **_fields(point)))
    return made


@verb
def change_point(point: PathPoint, *, to: Point, by: Person, now: datetime) -> PathPoint:
    point = _point(point)
    _refuse_bad_point(to)
    for name, value in _fields(to).items():
        setattr(point, name, value)
    point.save()
    return point


@verb
def remove_point(point: PathPoint, *, by: Person, now: datetime) -> None:
    """Those after it move up."""
    point = _point(point)
    path, order = point.path, point.order
    point.delete()
    for later in path.points.filter(order__gt=order).order_by("order"):
        later.order -= 1
        later.save(update_fields=["order"])


@verb
def move_point(point: PathPoint, *, steps: int, by: Person, now: datetime) -> PathPoint:
    """One step up (-1) or down (1); the first stays first, the last last."""
    point = _point(point)
    other = PathPoint.objects.filter(path=point.path_id, order=point.order + steps).first()
    if other is None:
        return point
    PathPoint.objects.filter(pk=other.pk).update(order=ASIDE)
    point.order, other.order = other.order, point.order
    point.save(update_fields=["order"])
    other.save(update_fields=["order"])
    return point


def _path(path: DecisionPath) -> DecisionPath:
    """The path again, of a version that is still a draft."""
    draft(path.version)
    return DecisionPath.objects.select_related("version").get(pk=path.pk)


def _point(point: PathPoint) -> PathPoint:
    draft(point.path.version)
    return PathPoint.objects.select_related("path").get(pk=point.pk)


def _fields(point: Point) -> dict[str, object]:
    return asdict(point) | {"text": point.text.strip()}


def _refuse_bad_point(point: Point) -> None:
    if not point.text.strip():
        text = _("Write what is to be decided, e.g. “att ställa sig bakom målbilden”.")
        raise Refused(text, field="text", code="no_text")
    if len(point.text) > LONGEST:
        text = _("The point has %(length)s characters; a point has at most %(most)s. Write it as several.")
        raise Refused(text % {"length": len(point.text), "most": LONGEST}, field="text", code="too_long")
    if point.decided_on is None and (point.decided_at_time or point.time_is_missing):
        text = _("There is a time but no day. Write the day of the decision too, for example 2022-06-03.")
        raise Refused(text, field="decided_on", code="time_without_day")
    if point.decided_at_time and point.time_is_missing:
        text = _("There is a time, so it is not missing. Take away the time or the tick.")
        raise Refused(text, field="time_is_missing", code="time_not_missing")
