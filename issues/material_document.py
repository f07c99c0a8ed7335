"""A version of decision material as frozen facts, and the paper the worker makes of them (S003-22, ruling
on frozen documents in architecture.md)."""

import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import prefetch_related_objects
from django.tasks import task
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead, letterhead, on_letterhead
from groups.models import Group
from groups.prints import keep, name_in_storage
from issues.models import DecisionPath, MaterialVersion, PathAddressee
from issues.path_points import Point, as_point
from samverkan.lib.facts import from_json
from samverkan.lib.reading import sorting_key

LANGUAGE = "sv"
HANGS_ON = (
    "paths__points",
    "paths__forum__names",
    "paths__addressees__organization__names",
    "paths__addressees__board",
)


@dataclass(frozen=True, kw_only=True)
class PathFacts:
    """`addressees` are names as they were on the day of issue: "Sala kommun (Skolnämnden)"."""

    label: str
    title: str
    forum: str = ""
    addressees: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MaterialDocument:
    """`text` is cleaned rich text; `issue` "2022:14"."""

    template: ClassVar[str] = "pdf/decision_material.html"

    letterhead: Letterhead
    issue: str
    issue_title: str
    title: str
    number: int
    issued: date
    issued_by: str = ""
    group: str = ""
    text: str = ""
    paths: tuple[PathFacts, ...] = ()
    language: str = LANGUAGE

    @property
    def file_name(self) -> str:
        return f"{self.issued}-underlag-{slugify(self.title)}-v{self.number}.pdf"


def loaded(version: MaterialVersion) -> MaterialVersion:
    """With everything that hangs on it; eight queries, however long it is."""
    prefetch_related_objects([version], *HANGS_ON)
    return version


def document_of(version: MaterialVersion) -> MaterialDocument:
    """The facts of a `loaded` version, with the names of the day it is issued."""
    issue, day = version.material.issue, timezone.localdate(version.issued_at)
    return MaterialDocument(
        letterhead=letterhead(issue.structure, issue.reference),
        issue=f"{issue.year}:{issue.number}",
        issue_title=issue.title,
        title=version.material.title,
        number=version.number,
        issued=day,
        issued_by=version.issued_by.name if version.issued_by else "",
        group=issue.home_group.name_on(day) if issue.home_group else "",
        text=version.text,
        paths=tuple(_path(path, day) for path in version.paths.all()),
    )


def _path(path: DecisionPath, day: date) -> PathFacts:
    return PathFacts(
        label=path.label,
        title=path.title,
        forum=forum_of(path, day),
        addressees=addressee_names(path, day),
        points=tuple(as_point(point) for point in path.points.all()),
    )


def forum_of(path: DecisionPath, day: date) -> str:
    """ "Socialreko", "Regional samverkan; skolnämnderna": the group, then what is written beside it."""
    forum: Group | None = path.forum
    return "; ".join(filter(None, [forum.name_on(day) if forum else "", path.forum_text]))


def addressee_names(path: DecisionPath, day: date) -> tuple[str, ...]:
    """In Swedish order."""
    return tuple(sorted((addressee_name(row, day) for row in path.addressees.all()), key=sorting_key))


def addressee_name(row: PathAddressee, day: date) -> str:
    name = row.organization.name_on(day)
    return f"{name} ({row.board.name})" if row.board else name


def kept_document(version: MaterialVersion) -> MaterialDocument:
    """What an issued version said, from its frozen facts."""
    return from_json(MaterialDocument, json.dumps(version.facts))


@task()
def make_material_paper(version: int) -> None:
    row = MaterialVersion.objects.filter(pk=version, issued_at__isnull=False).first()
    if row:
        document = kept_document(row)
        keep(name_in_storage(document), material_pdf(document))


def material_pdf(document: MaterialDocument) -> bytes:
    """PDF/A-3a and PDF/UA-1; equal facts give equal bytes."""
    with translation.override(document.language):
        heading = _("Decision material")
        title = f"{heading} – {document.title}, " + _("version %(number)s") % {"number": document.number}
    return on_letterhead(document, heading=heading, title=title)
