"""The board pack: our pages first, then the attachments as received, in one PDF with a way to each (P26).

A convenience copy (ruling 21): it claims neither PDF/A nor PDF/UA, for it holds files of others. Only the
worker imports this.
"""

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary, Name, OutlineItem

from groups.letterhead import logo_files
from meetings.pack_attachments import Attachment, fetched, stamped
from meetings.pack_facts import PackDocument, PackItem, PackPaper
from meetings.reports import PAPER_LANGUAGE
from samverkan.lib import pdf, spoken

# The address of a link in the contents, until it is led to a page.
TO_PAPER = "samverkan-bilaga:"
# The contents are set until their own length no longer changes; they may grow by a page or shrink by one.
TRIES = 4
# A progress that is written for every page would take longer than the page.
A_STEP = 10


@dataclass(frozen=True)
class PaperLine:
    """An attachment in the contents: where it begins, or why it is not there."""

    paper: PackPaper
    label: str
    href: str = ""
    page: int = 0
    pages: int = 0
    problem: str = ""


@dataclass(frozen=True)
class ItemLine:
    item: PackItem
    papers: tuple[PaperLine, ...]


@dataclass(frozen=True)
class Made:
    """A finished pack: `problems` as `Pack.problems` keeps them."""

    path: Path
    pages: int
    problems: tuple[dict[str, str], ...]


@translation.override(PAPER_LANGUAGE)
def make_pdf(document: PackDocument, folder: Path, progress: Callable[[int, int], None]) -> Made:
    """The pack in `folder`. `progress` gets (pages done, pages in all), every tenth page.

    A file that turns out damaged while it is stamped is taken out, and the pages are counted anew.
    """
    attachments = [fetched(item, paper, folder) for item, paper in document.papers()]
    while True:
        held = [one for one in attachments if not one.problem]
        own = own_pages(document, attachments)
        before = len(held)
        _stamp_all(held, own, progress)
        if len([one for one in held if not one.problem]) == before:
            break
        for one in held:  # stamped on other page numbers: from the file again
            if not one.problem:
                again = fetched(one.item, one.paper, folder)
                one.pages, one.problem = again.pages, again.problem
    path = folder / "pack.pdf"
    pages = merged(document, own, attachments, path)
    problems = tuple(
        {"title": one.paper.title, "filename": one.paper.filename, "problem": one.problem}
        for one in attachments
        if one.problem
    )
    progress(pages, pages)
    return Made(path, pages, problems)


def own_pages(document: PackDocument, attachments: list[Attachment]) -> bytes:
    """Cover, contents and what is said of each item, as PDF/A-3a and PDF/UA-1, with the right page
    numbers."""
    count = 1
    for _time in range(TRIES):
        content = _rendered(document, attachments, count)
        with pikepdf.open(io.BytesIO(content)) as opened:
            if len(opened.pages) == count:
                break
            count = len(opened.pages)
    return content


def title_of(document: PackDocument) -> str:
    words = {"group": document.meeting.group, "day": spoken.day_plain(document.meeting.day)}
    return _("All papers – %(group)s, %(day)s") % words


def merged(document: PackDocument, own: bytes, attachments: list[Attachment], path: Path) -> int:
    """Write the pack; how many pages it has."""
    with ExitStack() as opened:
        pack = opened.enter_context(pikepdf.open(io.BytesIO(own)))
        count = len(pack.pages)
        # Read before anything is put after them: the names of places in our own pages go with the tags.
        places = _places(pack)
        firsts = dict(_firsts(attachments, count))
        for one in attachments:
            if one.paper.row in firsts:
                source = opened.enter_context(pikepdf.open(one.path))
                pack.pages.extend(source.pages)
        _lead_links(pack, count, firsts)
        _bookmark(pack, document, attachments, firsts, places)
        _describe(pack, document)
        pack.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return len(pack.pages)


def _rendered(document: PackDocument, attachments: list[Attachment], count: int) -> bytes:
    firsts = dict(_firsts(attachments, count))
    by_row = {one.paper.row: one for one in attachments}
    lines = [
        ItemLine(item, tuple(_line(item, paper, by_row, firsts) for paper in item.papers))
        for item in document.items
    ]
    context = {
        "document": document,
        "heading": _("All papers"),
        "lines": lines,
        "unmerged": [(one.label, one.paper, one.problem) for one in attachments if one.problem],
        "total": count + sum(one.pages for one in attachments if not one.problem),
    }
    images = logo_files(document.letterhead.logos)
    return pdf.render("pdf/pack.html", context, title=title_of(document), language="sv", images=images)


def _line(item: PackItem, paper: PackPaper, by_row: dict[int, Attachment], firsts: dict[int, int]):
    one = by_row.get(paper.row)
    if one is None:
        return PaperLine(paper, _("Attachment %(number)s") % {"number": paper.number})
    label = _("Attachment %(number)s") % {"number": paper.number}
    if one.problem:
        return PaperLine(paper, label, problem=one.problem)
    return PaperLine(paper, label, f"{TO_PAPER}{paper.row}", firsts[paper.row] + 1, one.pages)


def _firsts(attachments: list[Attachment], count: int) -> Iterator[tuple[int, int]]:
    """(row, index of its first page) of what is merged after `count` pages of ours."""
    for one in attachments:
        if not one.problem:
            yield one.paper.row, count
            count += one.pages


def _stamp_all(held: list[Attachment], own: bytes, progress: Callable[[int, int], None]) -> None:
    with pikepdf.open(io.BytesIO(own)) as opened:
        first = len(opened.pages)
    total, done = first + sum(one.pages for one in held), first
    progress(done, total)

    def one_more(pages: int) -> None:
        nonlocal done
        done += pages
        if done % A_STEP == 0:
            progress(done, total)

    for one in held:
        stamped(one, first + 1, total, one_more)
        first += one.pages


def _places(pack: pikepdf.Pdf) -> dict[str, Array]:
    """Where the items stand in our own pages, by anchor."""
    names = pack.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
    return {str(names[at]): names[at + 1] for at in range(0, len(names) - 1, 2)}


def _lead_links(pack: pikepdf.Pdf, count: int, firsts: dict[int, int]) -> None:
    """The links of the contents lead to the first page of each attachment."""
    for page in pack.pages[:count]:
        for annotation in page.obj.get("/Annots", ()):
            address = str(annotation.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(TO_PAPER):
                row = int(address.removeprefix(TO_PAPER))
                del annotation["/A"]
                annotation.Dest = Array([pack.pages[firsts[row]].obj, Name.Fit])
                annotation.Contents = pikepdf.String(_("To page %(page)s") % {"page": firsts[row] + 1})


def _bookmark(pack, document: PackDocument, attachments, firsts: dict[int, int], places) -> None:
    with pack.open_outline() as outline:
        outline.root.clear()
        outline.root.append(OutlineItem(_("Cover and contents"), 0))
        parents: list[OutlineItem] = []
        for item in document.items:
            words = " ".join(part for part in (item.number, item.title) if part)
            place = places.get(f"punkt-{item.id}")
            bookmark = OutlineItem(words, place if place is not None else 0)
            bookmark.is_closed = True
            if item.level == 1 or not parents:
                outline.root.append(bookmark)
                parents = [bookmark]
            else:
                parents[0].children.append(bookmark)
            for one in attachments:
                if one.item.id == item.id and one.paper.row in firsts:
                    label = _("Attachment %(number)s") % {"number": one.paper.number}
                    bookmark.children.append(OutlineItem(f"{label} {one.paper.title}", firsts[one.paper.row]))


def _describe(pack: pikepdf.Pdf, document: PackDocument) -> None:
    """Title and language stay; what only our own pages can claim goes, and so do tags that would hide the
    attachments from a screen reader."""
    for name in ("/StructTreeRoot", "/MarkInfo", "/OutputIntents"):
        if name in pack.Root:
            del pack.Root[name]
    pack.Root.Lang = pikepdf.String("sv")
    pack.Root.PageMode = Name.UseOutlines
    pack.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if "/Metadata" in pack.Root:
        del pack.Root["/Metadata"]
    with pack.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title_of(document)
        metadata["dc:language"] = {"sv"}
        metadata["xmp:CreateDate"] = timezone.localtime().isoformat(timespec="seconds")
    pack.docinfo["/Title"] = title_of(document)


def temporary_folder() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="samverkan-pack-")
