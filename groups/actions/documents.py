"""Documents of a group; a new file is a new version (I-DOC1)."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from groups.conversion_tasks import convert_version
from groups.convertible import is_convertible
from groups.document_limits import limits_of
from groups.files import FileFacts, checked_file
from groups.models import Document, DocumentVersion, Group, Person, ReadingCircle
from groups.reading import narrower
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused


@verb
def add_document(
    group: Group,
    *,
    file,
    by: Person | None,
    now: datetime,
    title: str = "",
    circle: str = ReadingCircle.GROUP,
    closed_reason: str = "",
    figure_text: str = "",
) -> Document:
    """Keep a file as a new document; without a title it is called what the file is called.

    `circle`: who reads it, where it is not for everybody in the group (P25). `figure_text`: what a picture
    shows, for whoever does not see it (S003-01).
    """
    facts = checked_file(file)
    _refuse_wordless(facts, figure_text)
    title = collapsed(title) or facts.filename.rpartition(".")[0] or facts.filename
    if len(title) > 200:
        raise Refused(
            _("The title has %(count)d characters; at most 200 can be kept.") % {"count": len(title)},
            field="title",
        )
    document = Document(group=group, title=title, created_at=now)
    _set_readers(document, circle, closed_reason)
    document.save()
    add_document_version(document, file=file, figure_text=figure_text, by=by, now=now)
    return document


@verb
def add_document_version(
    document: Document, *, file, by: Person | None, now: datetime, figure_text: str = ""
) -> DocumentVersion:
    """Keep a file as the document's next version; the same bytes again give the version that is there."""
    facts = checked_file(file)
    document = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    last = document.versions.aggregate(Max("number"))["number__max"] or 0
    if last and (same := document.versions.filter(number=last, sha256=facts.sha256).first()):
        return same
    _refuse_wordless(facts, figure_text)
    file.name = facts.filename
    version = DocumentVersion.objects.create(
        document=document,
        number=last + 1,
        file=file,
        filename=facts.filename,
        content_type=facts.content_type,
        size=facts.size,
        sha256=facts.sha256,
        figure_text=figure_text.strip() if facts.is_picture else "",
        uploaded_by=by,
        uploaded_at=now,
    )
    if is_convertible(version.filename):
        transaction.on_commit(partial(convert_version.enqueue, version.pk))
    return version


def _refuse_wordless(facts: FileFacts, figure_text: str) -> None:
    if facts.is_picture and not figure_text.strip():
        text = _("Write what the picture shows, for example “Staples: visits rose from 400 to 520 in 2016”.")
        raise Refused(text, field="figure_text", code="no_figure_text")


@verb
def rename_document(document: Document, *, title: str, by: Person | None, now: datetime) -> Document:
    document.title = collapsed(title)
    if not document.title:
        raise Refused(_("The document has no title."), field="title")
    document.save()
    return document


@verb
def set_document_readers(
    document: Document, *, circle: str, by: Person | None, now: datetime, closed_reason: str = ""
) -> Document:
    """Close a document to a circle of the group with the reason that the others read, or open it again, but
    never wider than what it stands on (P25)."""
    document = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    for limit in limits_of(document):
        if narrower(circle, limit.circle) != circle:
            raise Refused(limit.why, field="circle", code="wider_than_item")
    _set_readers(document, circle, closed_reason)
    document.save()
    return document


def _set_readers(document: Document, circle: str, closed_reason: str) -> None:
    document.circle = circle
    document.closed_reason = "" if circle == ReadingCircle.GROUP else collapsed(closed_reason)
    if circle != ReadingCircle.GROUP and not document.closed_reason:
        raise Refused(
            _("Write why the document is closed, for example “Holds tenders”. The others read the reason."),
            field="closed_reason",
            code="no_reason",
        )
