"""All papers of a meeting as files in folders by item, with a list of what is there (P27)."""

import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from groups.models import DocumentVersion
from groups.reading import down_to
from meetings.file_names import unlike
from meetings.keeping import facts_of, kept_call_paper, kept_minutes_paper
from meetings.models import Call, MinutesVersion
from meetings.pack_facts import PackFacts, PackItem, PackPaper
from meetings.pack_pdf import Made
from meetings.papers import heading_of
from meetings.reports import PAPER_LANGUAGE
from samverkan.lib import spoken

# Windows counts the whole path, and gives up at 260 characters.
LONGEST = 70
# Names that Windows keeps for its devices.
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
A_PART = 64 * 1024
# No clock in it: the same papers make the same bytes.
DATED = (2000, 1, 1, 0, 0, 0)


def safe_name(text: str, longest: int = LONGEST) -> str:
    """A name for a file or a folder that every system takes, with å, ä and ö as they are; "" for nothing."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    text = re.sub(r"\s+", " ", re.sub(r'[<>:"/\\|?*]', "-", text)).strip()
    text = text[:longest].rstrip(" .").lstrip(" ")
    text = re.sub(r"^\.+", "", text)
    return f"{text}_" if text.partition(".")[0].lower() in RESERVED else text


def folder_of(item: PackItem, at: int) -> str:
    """ "03 Trygg hemgång"; `at` is its place from 1, for an item without number."""
    number = re.sub(r"^\d(?=\D|$)", lambda found: f"0{found[0]}", item.number) or f"{at:02}"
    return safe_name(f"{number} {item.title}")


def file_of(paper: PackPaper) -> str:
    """ "Bilaga 1 Underlag.pdf" """
    ending = paper.filename.rpartition(".")[2]
    words = _("Attachment %(number)s") % {"number": paper.number}
    return f"{safe_name(f'{words} {paper.title}')}.{ending}"


@translation.override(PAPER_LANGUAGE)
def make_zip(facts: PackFacts, folder: Path, progress: Callable[[int, int], None]) -> Made:
    """The ZIP in `folder`; what `progress` counts are files. Made piece by piece, never whole in memory."""
    wanted, path, problems = list(_entries(facts)), folder / "pack.zip", []
    progress(0, len(wanted))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for at, (name, paper, read) in enumerate(wanted, 1):
            try:
                _write(packed, name, read)
            except OSError:
                problems.append(
                    {"title": paper, "filename": name, "problem": _("the file is not in storage")}
                )
            progress(at, len(wanted))
        _write(
            packed, _("Contents") + ".txt", lambda: [_contents(facts, wanted, problems).encode("utf-8-sig")]
        )
    return Made(path, len(wanted), tuple(problems))


def _entries(facts: PackFacts) -> Iterator[tuple[str, str, Callable[[], Iterable[bytes]]]]:
    """(name in the ZIP, what it is, how it is read): call, agenda, notes and the papers by item."""
    calls = Call.objects.in_bulk(facts.calls)
    told = [(pk, _call_words(calls[pk])) for pk in facts.calls]
    for (pk, what), name in zip(told, unlike(f"{what}.pdf" for _pk, what in told), strict=True):
        yield name, what, lambda pk=pk: [_call(pk)]
    agenda, notes = _("Agenda"), _("Notes")
    yield f"{agenda}.html", agenda, lambda: [_agenda(facts).encode()]
    if facts.notes:
        yield f"{notes}.pdf", notes, lambda: [_notes(facts)]
    items = [item for item in facts.document.items if item.papers]
    numbers = {item.id: at for at, item in enumerate(facts.document.items, 1)}
    folders = unlike(folder_of(item, numbers[item.id]) for item in items)
    for item, folder in zip(items, folders, strict=True):
        papers = [paper for paper in item.papers if paper.version]
        for paper, name in zip(papers, unlike(file_of(paper) for paper in papers), strict=True):
            yield f"{folder}/{name}", paper.title, lambda pk=paper.version: _parts(pk)


def _call_words(call: Call) -> str:
    """ "Kallelse"; of what came after it, what stands on the paper itself."""
    return _("Call") if call.kind == Call.Kind.CALL else heading_of(facts_of(call))


def _write(packed: zipfile.ZipFile, name: str, read: Callable[[], Iterable[bytes]]) -> None:
    parts = iter(read())
    first = next(parts, b"")
    entry = zipfile.ZipInfo(name, DATED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with packed.open(entry, "w") as target:
        target.write(first)
        for part in parts:
            target.write(part)


def _parts(version: int) -> Iterator[bytes]:
    name = DocumentVersion.objects.values_list("file", flat=True).get(pk=version)
    with default_storage.open(name, "rb") as source:
        while part := source.read(A_PART):
            yield part


def _call(pk: int) -> bytes:
    return kept_call_paper(Call.objects.get(pk=pk))[1]


def _notes(facts: PackFacts) -> bytes:
    """Without what closed items hold, for whoever may not read them all."""
    version = MinutesVersion.objects.get(pk=facts.notes)
    return kept_minutes_paper(version, down_to(facts.circle))[1]


def _agenda(facts: PackFacts) -> str:
    return render_to_string("meetings/pack_agenda.html", {"document": facts.document})


def _contents(facts: PackFacts, wanted: list, problems: list[dict]) -> str:
    """For whoever opens the ZIP in some years: which meeting, which files, what is missing and why."""
    meeting = facts.document.meeting
    missing = {problem["filename"]: problem["problem"] for problem in problems}
    lines = [meeting.group, spoken.when(meeting.day, meeting.starts, meeting.ends), meeting.place, ""]
    lines += [name for name, _what, _read in wanted if name not in missing]
    lines += ["", *(f"{name}: {problem}" for name, problem in missing.items())] if missing else []
    closed = [paper for item in facts.document.items for paper in item.papers if not paper.version]
    lines += ["", *(f"{paper.title}: {paper.closed}" for paper in closed)] if closed else []
    lines += ["", " ".join((_("Always the newest:"), facts.document.address))]
    return "\r\n".join(lines) + "\r\n"
