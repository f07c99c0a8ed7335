"""The files that are merged into a pack: which can be, which cannot and why, and each with its stamps.

Each file is stamped and written by itself before anything is merged: what is wrong with one of them is its
own matter, and the pack is made without it (ruling 21). Only the worker imports this: pikepdf takes 19 MB.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from django.core.files.storage import default_storage
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary, Name

from groups.conversion import converted
from groups.convertible import ending_of, is_convertible
from groups.models import DocumentVersion
from meetings.pack_facts import PackItem, PackPaper
from meetings.pack_stamps import FONT, Frame, frame, stamp

log = logging.getLogger(__name__)
MOST_PAGES = 1500
A_PART = 64 * 1024
# What a page of somebody else's may not do when it is opened or pressed.
ACTS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition", "/RichMediaExecute"}


class NotMerged(Exception):
    """Why a file is listed and not merged, in words."""


@dataclass
class Attachment:
    """A paper on its way into the pack: its file on this machine and its pages, or its problem."""

    item: PackItem
    paper: PackPaper
    path: Path
    pages: int = 0
    problem: str = ""

    @property
    def label(self) -> str:
        """ "punkt 3, bilaga 2": what is stamped on its pages, and what the contents call it."""
        number = self.item.number
        if not number:
            return _("attachment %(number)s to “%(title)s”") % {
                "number": self.paper.number,
                "title": self.item.title[:40],
            }
        words = {"item": number, "number": self.paper.number}
        if number.startswith("§"):
            return _("%(item)s, attachment %(number)s") % words
        return _("item %(item)s, attachment %(number)s") % words


def fetched(item: PackItem, paper: PackPaper, folder: Path) -> Attachment:
    """The file, as PDF, in `folder`, with its pages counted; or its problem."""
    attachment = Attachment(item, paper, folder / f"{paper.row}.pdf")
    try:
        _fetch(attachment)
        attachment.pages = _counted(attachment.path)
    except NotMerged as stopped:
        attachment.problem = str(stopped)
    except Exception:
        log.exception("Version %s could not be read for a pack.", paper.version)
        attachment.problem = _("the file cannot be read")
    return attachment


def stamped(attachment: Attachment, first: int, total: int, done: Callable[[int], None]) -> None:
    """Write its words on each page; `first` is its first page in the pack. A fault becomes its problem."""
    try:
        with pikepdf.open(attachment.path, allow_overwriting_input=True) as opened:
            for at, page in enumerate(opened.pages):
                of = {"page": at + 1, "pages": attachment.pages}
                above = " · ".join((attachment.label, _("page %(page)s of %(pages)s") % of))
                stamp_page(opened, page, capfirst(above), f"{first + at} ({total})")
                done(1)
            opened.save(attachment.path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except Exception:
        log.exception("Version %s could not be stamped for a pack.", attachment.paper.version)
        attachment.problem = _("the file is damaged inside")


def stamp_page(opened: pikepdf.Pdf, page: pikepdf.Page, above: str, below: str) -> None:
    """The page's own content becomes a form of its own, so that nothing it leaves behind moves the stamp."""
    shown = shown_of(page)
    own = _content(opened, page)
    own.Type, own.Subtype = Name.XObject, Name.Form
    own.BBox = Array([shown.left, shown.bottom, shown.right, shown.top])
    own.Resources = page.obj.get("/Resources", _inherited(page.obj, "/Resources")) or Dictionary()
    if "/Group" in page.obj:
        own.Group = page.obj.Group
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page.obj.Resources = Dictionary(
        XObject=Dictionary({"/SamverkanPage": own}), Font=Dictionary({FONT: opened.make_indirect(font)})
    )
    content = b"q /SamverkanPage Do Q\n" + stamp(shown, above, below)
    page.obj.Contents = opened.make_stream(content)
    _make_harmless(page)


def _content(opened: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Stream:
    """A copy of what the page draws, as it is packed; a page may have it in parts, or none at all."""
    content = page.obj.get("/Contents")
    if isinstance(content, pikepdf.Stream):
        packing = {name: content[name] for name in ("/Filter", "/DecodeParms") if name in content}
        return opened.make_stream(content.read_raw_bytes(), packing)
    parts = content if isinstance(content, Array) else ()
    return opened.make_stream(b"\n".join(part.read_bytes() for part in parts))


def shown_of(page: pikepdf.Page) -> Frame:
    crop, media = ([float(side) for side in box] for box in (page.cropbox, page.mediabox))
    turned = page.obj.get("/Rotate", _inherited(page.obj, "/Rotate")) or 0
    return frame(crop, media, int(turned))


def _inherited(node, name: str):
    for _step in range(50):
        node = node.get("/Parent")
        if node is None:
            return None
        if name in node:
            return node[name]
    return None


def _make_harmless(page: pikepdf.Page) -> None:
    if "/AA" in page.obj:
        del page.obj["/AA"]
    for annotation in page.obj.get("/Annots", ()):
        if not isinstance(annotation, Dictionary):
            continue
        if "/AA" in annotation:
            del annotation["/AA"]
        action = annotation.get("/A")
        if isinstance(action, Dictionary) and str(action.get("/S", "")) in ACTS:
            del annotation["/A"]


def _fetch(attachment: Attachment) -> None:
    paper = attachment.paper
    if ending_of(paper.filename) == "pdf":
        name = DocumentVersion.objects.values_list("file", flat=True).get(pk=paper.version)
    elif is_convertible(paper.filename):
        row = converted(DocumentVersion.objects.select_related("document").get(pk=paper.version))
        if row.problem:
            raise NotMerged(row.problem)
        name = row.file.name
    else:
        raise NotMerged(_("a file that cannot be made into PDF"))
    if not default_storage.exists(name):
        raise NotMerged(_("the file is not in storage"))
    with default_storage.open(name, "rb") as source, attachment.path.open("wb") as target:
        while part := source.read(A_PART):
            target.write(part)


def _counted(path: Path) -> int:
    if not path.stat().st_size:
        raise NotMerged(_("the file is empty"))
    try:
        with pikepdf.open(path) as opened:
            if opened.is_encrypted:
                raise NotMerged(_("the file is encrypted"))
            pages = len(opened.pages)
    except pikepdf.PasswordError:
        raise NotMerged(_("the file wants a password")) from None
    except pikepdf.PdfError:
        raise NotMerged(_("the file is damaged and cannot be opened")) from None
    if not pages:
        raise NotMerged(_("the file has no pages"))
    if pages > MOST_PAGES:
        raise NotMerged(
            _("the file has %(pages)s pages; at most %(most)s are merged")
            % {"pages": pages, "most": MOST_PAGES}
        )
    return pages
