"""Decision material from its first draft to an issued version, and on to the next (S002-13, S003-17).

The time line is told of what others may read: a version begun, issued or thrown away. What is typed in a
draft stands in its history.
"""

import json
from dataclasses import asdict
from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person
from issues.actions.events import tell
from issues.actions.issues import locked
from issues.material_document import document_of, loaded
from issues.models import DecisionMaterial, DecisionPath, Issue, MaterialVersion, PathAddressee, PathPoint
from issues.path_points import as_point
from samverkan.lib.facts import canonical_json, sha256
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.richtext import clean


@verb
def begin_material(issue: Issue, *, title: str, text: str = "", by: Person, now: datetime) -> MaterialVersion:
    """Its first version, a draft. `text` is rich text as notes use it."""
    issue = locked(issue)
    _refuse_no_title(title)
    material = DecisionMaterial.objects.create(issue=issue, title=title.strip())
    version = MaterialVersion.objects.create(
        material=material, number=1, text=clean(text), created_at=now, created_by=by
    )
    tell(issue, "material", now=now, by=by, text=_("“%(title)s” is begun.") % {"title": material.title})
    return version


@verb
def write_material(
    version: MaterialVersion, *, title: str, text: str, seen: str | None = None, by: Person, now: datetime
) -> MaterialVersion:
    """`seen` is the text that the writer began from; if somebody has saved another since, nothing is
    overwritten (ruling 18)."""
    version = draft(version)
    _refuse_no_title(title)
    new = clean(text)
    if seen is not None and version.text not in {clean(seen), new}:
        raise Refused(
            _("Somebody else has saved another text since you began. Both stand below."),
            field="text",
            code="changed",
        )
    if version.text != new:
        version.text = new
        version.save(update_fields=["text"])
    if version.material.title != title.strip():
        version.material.title = title.strip()
        version.material.save(update_fields=["title"])
    return version


@verb
def issue_version(version: MaterialVersion, *, by: Person, now: datetime) -> MaterialVersion:
    """Freeze it: facts and fingerprint, and from now on nothing in it changes. Each path needs somebody to
    decide and something to decide on."""
    version = draft(version)
    _refuse_unready(version)
    version.issued_at, version.issued_by = now, by
    document = document_of(loaded(version))
    version.facts, version.sha256 = json.loads(canonical_json(document)), sha256(document)
    version.save(update_fields=["issued_at", "issued_by", "facts", "sha256"])
    _tell_version(version, _("Version %(number)s of “%(title)s” is issued."), now=now, by=by)
    return version


def _refuse_unready(version: MaterialVersion) -> None:
    paths = list(version.paths.prefetch_related("points", "addressees"))
    if not version.text and not paths:
        raise Refused(
            _("There is nothing to issue yet. Write the background, or add a path with its points."),
            code="empty",
        )
    for path in paths:
        if not path.points.all():
            text = _("Path %(label)s has no points. Write what is to be decided, or take the path away.")
            raise Refused(text % {"label": path.label}, code="no_points")
        if not path.addressees.all():
            text = _("Path %(label)s goes to nobody. Choose who decides, or take the path away.")
            raise Refused(text % {"label": path.label}, code="no_addressees")


@verb
def next_version(material: DecisionMaterial, *, by: Person, now: datetime) -> MaterialVersion:
    """A draft like the last version to go on from; the same again where one is being written."""
    locked(material.issue)
    last = material.versions.order_by("-number").first()
    if last is None or last.issued_at is None:
        return last
    new = MaterialVersion.objects.create(
        material=material, number=last.number + 1, text=last.text, created_at=now, created_by=by
    )
    for path in last.paths.prefetch_related("points", "addressees"):
        copy = DecisionPath.objects.create(
            version=new,
            label=path.label,
            title=path.title,
            forum_id=path.forum_id,
            forum_text=path.forum_text,
        )
        copy_points(path, copy)
        copy_addressees(path, copy)
    _tell_version(new, _("Version %(number)s of “%(title)s” is begun."), now=now, by=by)
    return new


def copy_points(path: DecisionPath, to: DecisionPath) -> None:
    for point in path.points.all():
        PathPoint.objects.create(path=to, order=point.order, **asdict(as_point(point)))


def copy_addressees(path: DecisionPath, to: DecisionPath) -> None:
    for row in path.addressees.all():
        PathAddressee.objects.create(path=to, organization_id=row.organization_id, board_id=row.board_id)


@verb
def discard_draft(version: MaterialVersion, *, by: Person, now: datetime) -> None:
    """Throw a draft away; the first takes its material with it."""
    version = draft(version)
    if version.viewpoint_requests.exists():
        text = _("Viewpoints have been asked for on this draft. Issue it, or go on writing.")
        raise Refused(text, code="viewpoints_asked")
    _tell_version(
        version, _("The draft of version %(number)s of “%(title)s” is thrown away."), now=now, by=by
    )
    if version.number == 1:
        version.material.delete()
    else:
        version.delete()


def _tell_version(version: MaterialVersion, words: str, *, now: datetime, by: Person) -> None:
    text = words % {"number": version.number, "title": version.material.title}
    tell(version.material.issue, "material", now=now, by=by, text=text)


def draft(version: MaterialVersion) -> MaterialVersion:
    """The version again, locked with its issue; refused when it is issued."""
    locked(version.material.issue)
    found = MaterialVersion.objects.select_related("material__issue__structure").get(pk=version.pk)
    if found.issued_at:
        raise Refused(
            _("Version %(number)s is issued, and does not change. Begin the next version.")
            % {"number": found.number},
            code="issued",
        )
    return found


def _refuse_no_title(title: str) -> None:
    if not title.strip():
        raise Refused(
            _("Write what is to be decided, e.g. “A new model of co-operation”."),
            field="title",
            code="no_title",
        )
