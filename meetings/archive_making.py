"""An archive package from asked to made: written to disk piece by piece, verified, then kept in storage. Only
the worker imports this."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pikepdf
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from meetings.archive import name_in_storage
from meetings.archive_bag import Bag, Written
from meetings.archive_facts import Contents, contents_of
from meetings.archive_layout import CONTENTS, FACTS, JSON, PDF, SCHEMA, Entry
from meetings.archive_papers import (
    ArchivePaper,
    PaperRow,
    PaperTable,
    composition_paper,
    head_of,
    meeting_papers,
    meeting_words,
    paper_pdf,
)
from meetings.archive_schema import schema_bytes
from meetings.archive_verify import verified
from meetings.models import ArchivePackage
from meetings.pack_pdf import temporary_folder
from meetings.reports import PAPER_LANGUAGE
from samverkan.lib import spoken

A_STEP = 5
Progress = Callable[[int, int], None]


class NotVerified(Exception):
    """A package that we have made does not hold what it should: ours to mend, and never handed over."""


def make(pk: int) -> None:
    """Nothing for a row that is gone, made or failed."""
    rows = ArchivePackage.objects.filter(pk=pk, made_at__isnull=True, failed_at__isnull=True)
    package = rows.select_related("group__structure", "meeting__group__structure", "term").first()
    if package is None:
        return
    try:
        with temporary_folder() as folder:
            path = Path(folder) / "package.zip"
            content = written(package, path, partial(_progress, pk))
            if faults := verified(path).faults:
                raise NotVerified("; ".join(faults[:5]))
            _keep(package, path, content)
    except Exception:
        ArchivePackage.objects.filter(pk=pk).update(failed_at=timezone.now())
        raise


@translation.override(PAPER_LANGUAGE)
def written(package: ArchivePackage, path: Path, progress: Progress) -> dict[str, object]:
    """The package in `path`, and its facts. The same content asked for on the same day makes the same
    bytes."""
    as_of = timezone.localdate(package.asked_at)
    contents = contents_of(package.group, package.meeting, package.term, as_of)
    entries = _all_entries(contents, as_of)
    progress(0, len(entries))
    with Bag(path, contents.name, _info(contents, as_of)) as bag:
        files, missing = [], []
        for at, entry in enumerate(entries, 1):
            told, problem = _added(bag, entry)
            files += [told] if told else []
            missing += [problem] if problem else []
            if not at % A_STEP or at == len(entries):
                progress(at, len(entries))
        paper = Entry(
            path=CONTENTS,
            title=_("Contents"),
            kind="paper",
            read=lambda: [paper_pdf(_contents_paper(contents, files, missing, as_of))],
            is_ours=True,
        )
        schema = Entry(path=SCHEMA, title=_("Schema"), kind="schema", media_type=JSON, read=_schema)
        for entry in (paper, schema):
            told, _problem = _added(bag, entry)
            files.append(told)
        facts = {**contents.facts, "files": sorted(files, key=lambda one: one["path"]), "missing": missing}
        bag.add(FACTS, [json.dumps(facts, ensure_ascii=False, indent=1).encode()])
    return facts


def _all_entries(contents: Contents, as_of) -> list[Entry]:
    facts, head = contents.facts, head_of(contents.group.structure)
    found = [composition_paper(facts, head, as_of), *contents.entries]
    for one in contents.meetings:
        of = one.meeting.group.name_on(one.meeting.told_date)
        found += meeting_papers(one.facts, head, of, as_of)
    return found


def _schema() -> list[bytes]:
    return [schema_bytes()]


def _added(bag: Bag, entry: Entry) -> tuple[dict | None, dict | None]:
    """(what the facts say of the file, what is wrong with it); a file that is not there has only the
    latter."""
    try:
        done = bag.add(entry.path, entry.read())
    except OSError:
        return None, _missing(entry, _("the file is not in storage"))
    told = {
        "path": entry.path,
        "title": entry.title,
        "kind": entry.kind,
        "circle": entry.circle,
        "media_type": entry.media_type,
        "size": done.size,
        "sha256": done.sha256,
        "form": _form(entry),
    }
    problem = _fault(entry, done)
    return told, _missing(entry, problem) if problem else None


def _fault(entry: Entry, done: Written) -> str:
    if not done.is_whole:
        return _("the file could not be read to its end")
    if entry.expected and entry.expected != done.sha256:
        return _("the file is not what was once kept: its checksum is another")
    return ""


def _missing(entry: Entry, problem: str) -> dict[str, str]:
    return {"path": entry.path, "title": entry.title, "circle": entry.circle, "problem": problem}


def _form(entry: Entry) -> str:
    """ "pdfa" for what is, or says it is, PDF/A; others' files are kept as they came."""
    if entry.media_type == JSON:
        return "text"
    return "pdfa" if entry.is_ours or _claims_pdfa(entry) else "as_received"


def _claims_pdfa(entry: Entry) -> bool:
    if entry.media_type != PDF or not entry.stored:
        return False
    try:
        with default_storage.open(entry.stored, "rb") as file, pikepdf.open(file) as found:
            return bool(found.open_metadata().pdfa_status)
    except (pikepdf.PdfError, OSError, ValueError):
        return False


def _info(contents: Contents, as_of) -> Iterable[tuple[str, str]]:
    """The labels are those of RFC 8493."""
    facts = contents.facts
    yield "Source-Organization", facts["structure"]["name"]
    yield "External-Description", f"{facts['group']['name']}, {_of(contents)}"
    yield "External-Identifier", contents.name
    yield "Bagging-Date", as_of.isoformat()
    yield "Bag-Software-Agent", "Samverkan"


def _of(contents: Contents) -> str:
    term = contents.facts["term"]
    return term["name"] if term else meeting_words(contents.facts["meetings"][0])


def _contents_paper(contents: Contents, files: list[dict], missing: list[dict], as_of) -> ArchivePaper:
    folders = {one["folder"]: meeting_words(one) for one in contents.facts["meetings"]}
    tables = [_missing_table(missing)] if missing else []
    for folder in dict.fromkeys(one["path"].rpartition("/")[0] for one in files):
        rows = tuple(_file_row(one) for one in files if one["path"].rpartition("/")[0] == folder)
        title = folder or _("On top")
        note = next((words for name, words in folders.items() if name in folder), "")
        tables.append(
            PaperTable(
                title=title,
                layout="files",
                header=(_("File"), _("What"), _("Form"), _("Size")),
                rows=rows,
                note=note,
            )
        )
    return ArchivePaper(
        letterhead=head_of(contents.group.structure),
        heading=_("Contents of the archive package"),
        of=contents.facts["group"]["name"],
        as_of=as_of,
        lead=_of(contents),
        sentences=tuple(_sentences(files)),
        tables=tuple(tables),
    )


def _sentences(files: list[dict]) -> Iterable[str]:
    forms, closed = Counter(one["form"] for one in files), any(one["circle"] != "group" for one in files)
    yield _(
        "Everything lies under data. Each file’s checksum stands in manifest-sha256.txt (BagIt, RFC 8493)."
    )
    yield _("The facts stand in facts.json too, as archive.schema.json describes.")
    if forms["as_received"]:
        yield _("Files marked “as received” are others’ and lie here as they came: they are not PDF/A.")
    if closed:
        yield _(
            "What is closed lies in the folder slutna, and is to be kept apart. "
            "This paper and the facts tell of it too."
        )


def _missing_table(missing: list[dict]) -> PaperTable:
    return PaperTable(
        title=_("Lacking or changed"),
        header=(_("File"), _("What"), _("What is wrong")),
        rows=tuple(PaperRow((one["path"], one["title"], one["problem"])) for one in missing),
        layout="missing",
    )


def _file_row(one: dict) -> PaperRow:
    forms = {"pdfa": "PDF/A", "as_received": _("as received"), "text": "JSON"}
    name = one["path"].rpartition("/")[2]
    return PaperRow((name, one["title"], forms[one["form"]], spoken.size(one["size"])))


def _keep(package: ArchivePackage, path: Path, facts: dict) -> None:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        kept = default_storage.save(name_in_storage(package, digest), File(file))
    total = len(facts["files"])
    ArchivePackage.objects.filter(pk=package.pk).update(
        file=kept,
        size=path.stat().st_size,
        sha256=digest,
        made_at=timezone.now(),
        files_done=total,
        files_total=total,
        as_received=sum(one["form"] == "as_received" for one in facts["files"]),
        problems=[{"title": one["title"], "problem": one["problem"]} for one in facts["missing"]],
    )


def _progress(pk: int, done: int, total: int) -> None:
    """Outside any transaction, so that the page that asks sees it."""
    ArchivePackage.objects.filter(pk=pk).update(files_done=done, files_total=total)
