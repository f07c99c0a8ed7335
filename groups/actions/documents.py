"""Documents of a group; a new file is a new version (I-DOC1)."""

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from groups.files import checked_file
from groups.models import Document, DocumentVersion, Group, Person
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused


@verb
def add_document(group: Group, *, file, by: Person | None, now: datetime, title: str = "") -> Document:
    """Keep a file as a new document; without a title it is called what the file is called."""
    facts = checked_file(file)
    title = collapsed(title) or facts.filename.rpartition(".")[0] or facts.filename
    if len(title) > 200:
        raise Refused(
            _("The title has %(count)d characters; at most 200 can be kept.") % {"count": len(title)},
            field="title",
        )
    document = Document.objects.create(group=group, title=title, created_at=now)
    add_document_version(document, file=file, by=by, now=now)
    return document


@verb
def add_document_version(document: Document, *, file, by: Person | None, now: datetime) -> DocumentVersion:
    """Keep a file as the document's next version; the same bytes again give the version that is there."""
    facts = checked_file(file)
    document = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    last = document.versions.aggregate(Max("number"))["number__max"] or 0
    if last and (same := document.versions.filter(number=last, sha256=facts.sha256).first()):
        return same
    file.name = facts.filename
    return DocumentVersion.objects.create(
        document=document,
        number=last + 1,
        file=file,
        filename=facts.filename,
        content_type=facts.content_type,
        size=facts.size,
        sha256=facts.sha256,
        uploaded_by=by,
        uploaded_at=now,
    )


@verb
def rename_document(document: Document, *, title: str, by: Person | None, now: datetime) -> Document:
    document.title = collapsed(title)
    if not document.title:
        raise Refused(_("The document has no title."), field="title")
    document.save()
    return document
