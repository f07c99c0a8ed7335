"""Documents in the search, by title and text: those on items and the groups' own."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.access import readable_groups
from groups.models import ConvertedFile, Document, DocumentVersion, Person, SearchEntry
from groups.reading import readable_documents
from groups.search.documents import document_text
from groups.search.registry import Made, NotReadable, SearchSource, mark_of, search_source
from meetings.readable import readable_papers


def documents_by_version() -> QuerySet[Document]:
    """By what its row last was, its newest version and the PDF made of that."""
    changes = Document.history.filter(id=OuterRef("pk")).order_by("-history_id")
    versions = DocumentVersion.objects.filter(document=OuterRef("pk")).order_by("-number")
    converted = ConvertedFile.objects.filter(version__document=OuterRef("pk")).order_by("-version__number")
    mark = mark_of(
        Subquery(changes.values("history_id")[:1]),
        Subquery(versions.values("pk")[:1]),
        Substr(Subquery(converted.values("sha256")[:1]), 1, 16),
    )
    return Document.objects.filter(Exists(versions)).annotate(mark=mark)


def made(document: Document) -> Made:
    """Found by its title where its text cannot be read."""
    version = document.versions.select_related("converted").order_by("-number")[0]
    text = problem = ""
    try:
        text = document_text(version)
    except NotReadable as fault:
        problem = str(fault)
    entry = SearchEntry(
        kind="document",
        object_id=document.pk,
        group_id=document.group_id,
        circle=document.circle,
        day=timezone.localdate(version.uploaded_at),
        title=document.title,
        body=text,
    )
    return Made((entry,), problem)


def readable(person: Person) -> Q:
    """Among a group's own documents, or on an item. The group first, then the row itself: a common word is in
    many documents of others."""
    groups = readable_groups(person).order_by().values("pk")
    own = readable_documents(person).filter(pk=OuterRef("object_id"))
    on_items = readable_papers(person).order_by().values("document")
    return Q(kind="document") & (Q(group__in=groups) & Q(Exists(own)) | Q(object_id__in=on_items))


def addresses(person: Person, entries: Iterable[SearchEntry]) -> dict[int, str]:
    """The newest file where the person may open it: at the latest meeting, or among the group's own. Two
    queries; `entry.group` is loaded."""
    documents = [entry.object_id for entry in entries]
    versions = DocumentVersion.objects.filter(document__in=documents).order_by("number")
    newest = dict(versions.values_list("document", "pk"))
    papers = readable_papers(person).filter(document__in=documents).order_by("item__meeting__date", "pk")
    meetings = dict(papers.values_list("document", "item__meeting"))
    found = {}
    for entry in entries:
        if version := newest.get(entry.object_id):
            at, where = meetings.get(entry.object_id), entry.group.slug
            here = ("meetings:document", [at, version]) if at else ("groups:file", [where, version])
            found[entry.pk] = reverse(here[0], args=here[1])
    return found


search_source(
    SearchSource(
        name="documents",
        kinds={"document": _("Document")},
        rows=documents_by_version,
        made=made,
        readable=readable,
        addresses=addresses,
        at_a_time=20,
    )
)
