"""Whether an archive package is whole: its layout, its checksums and its facts. No database, nothing unpacked
to disk, and no file read whole into memory but the lists and the facts."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from meetings.archive_bag import INFO, MANIFEST, TAG_MANIFEST
from meetings.archive_layout import FACTS
from meetings.archive_schema import schema
from samverkan.lib.json_shape import faults as shape_faults

A_PART = 1024 * 1024
# A package of ours is not compressed at all. One that has been packed anew may be, but nobody's papers shrink
# to a hundredth: such a file is made to fill a disk.
MOST_FILES = 100_000
MOST_BYTES = 50 * 1024**3
MOST_SHRUNK, LEAST_SUSPECT = 100, 10 * 1024**2
MOST_TEXT = 64 * 1024**2
FAULTS_SHOWN = 20
LINE = re.compile(r"([0-9a-f]{64})  (.+)")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


@dataclass
class Verdict:
    """`faults` are sentences, none when the package is whole; `files` and `size` are of what lies in
    `data/`."""

    faults: list[str] = field(default_factory=list)
    files: int = 0
    size: int = 0
    group: str = ""
    meetings: int = 0
    missing: int = 0
    sha256: str = ""


class _Stopped(Exception):
    """What is wrong makes the rest unreadable."""


@dataclass
class _Package:
    packed: zipfile.ZipFile
    # By the path within the package's one folder.
    entries: dict[str, zipfile.ZipInfo]
    sums: dict[str, str] = field(default_factory=dict)


def verified(path: Path) -> Verdict:
    """Reads the file once for the checksums. Every fault is told, but for those that hide the rest."""
    verdict = Verdict()
    try:
        with path.open("rb") as file:
            verdict.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        with zipfile.ZipFile(path) as packed:
            _verify(_Package(packed, _entries(packed, verdict)), verdict)
    except _Stopped as stopped:
        verdict.faults.append(str(stopped))
    except FileNotFoundError:
        verdict.faults.append(_("There is no file called %(name)s.") % {"name": path})
    except BROKEN:
        verdict.faults.append(
            _("%(name)s is no ZIP, or its end is missing: fetch it again.") % {"name": path.name}
        )
    return verdict


def _verify(package: _Package, verdict: Verdict) -> None:
    _sum_all(package, verdict)
    payload = {name for name in package.entries if name.startswith("data/")}
    tags = package.entries.keys() - payload - {TAG_MANIFEST}
    verdict.faults += _bagit(package)
    verdict.faults += _compared(package, MANIFEST, payload)
    verdict.faults += _compared(package, TAG_MANIFEST, tags)
    verdict.files = len(payload)
    verdict.size = sum(package.entries[name].file_size for name in payload)
    verdict.faults += _oxum(package, verdict)
    verdict.faults += _facts(package, payload, verdict)


def _entries(packed: zipfile.ZipFile, verdict: Verdict) -> dict[str, zipfile.ZipInfo]:
    """The files of the package by their path within it. Refused whole when a name could lead out of it, or
    when it is made to fill a disk."""
    found = [one for one in packed.infolist() if not one.is_dir()]
    for name in dict.fromkeys(one.filename for one in packed.infolist()):
        if _leads_out(name):
            raise _Stopped(_("%(name)s leads out of the package. Do not unpack it.") % {"name": repr(name)})
    bombs = [one for one in found if _is_bomb(one)]
    if bombs or len(found) > MOST_FILES or sum(one.file_size for one in found) > MOST_BYTES:
        words = bombs[0].filename if bombs else _("The whole")
        raise _Stopped(_("%(name)s swells when it is unpacked. Do not unpack it.") % {"name": words})
    folders = {one.filename.partition("/")[0] for one in found}
    if len(folders) != 1 or any("/" not in one.filename for one in found):
        raise _Stopped(_("The package must lie in one folder; it has %(count)s.") % {"count": len(folders)})
    entries: dict[str, zipfile.ZipInfo] = {}
    for one in found:
        name = one.filename.partition("/")[2]
        if name in entries:
            verdict.faults.append(_("%(name)s is there twice.") % {"name": name})
        entries[name] = one
    return entries


def _leads_out(name: str) -> bool:
    parts = name.rstrip("/").split("/")
    return bool({"", ".", ".."} & set(parts)) or "\\" in name or "\0" in name or ":" in parts[0]


def _is_bomb(one: zipfile.ZipInfo) -> bool:
    return one.file_size > max(LEAST_SUSPECT, MOST_SHRUNK * one.compress_size)


def _sum_all(package: _Package, verdict: Verdict) -> None:
    """The checksum of every file, a piece at a time."""
    for name, entry in package.entries.items():
        digest, size = hashlib.sha256(), 0
        try:
            with package.packed.open(entry) as source:
                while part := source.read(A_PART):
                    digest.update(part)
                    size += len(part)
        except BROKEN:
            verdict.faults.append(_("%(name)s cannot be read: it is damaged.") % {"name": name})
            continue
        package.sums[name] = digest.hexdigest()


def _text(package: _Package, name: str) -> str | None:
    """None where it is not there, is damaged, is far too large or is no UTF-8."""
    entry = package.entries.get(name)
    if entry is None or name not in package.sums or entry.file_size > MOST_TEXT:
        return None
    try:
        return package.packed.read(entry).decode()
    except UnicodeDecodeError:
        return None


def _bagit(package: _Package) -> Iterator[str]:
    if not (_text(package, "bagit.txt") or "").startswith("BagIt-Version: "):
        yield _("bagit.txt is missing or is not written as it should be.")


def _compared(package: _Package, manifest: str, there: set[str]) -> Iterator[str]:
    text = _text(package, manifest)
    if text is None:
        yield _("%(name)s is missing or cannot be read, so nothing can be compared.") % {"name": manifest}
        return
    listed = {}
    for line in text.splitlines():
        if not (found := LINE.fullmatch(line)):
            yield _("%(name)s has a line that cannot be read: %(line)s") % {
                "name": manifest,
                "line": line[:80],
            }
        elif found[2] in listed:
            yield _("%(name)s is listed twice in %(list)s.") % {"name": found[2], "list": manifest}
        else:
            listed[found[2]] = found[1]
    for name in sorted(listed.keys() - package.entries.keys()):
        yield _("%(name)s is missing.") % {"name": name}
    for name in sorted(there - listed.keys()):
        yield _("%(name)s is not in %(list)s: it has been put in afterwards.") % {
            "name": name,
            "list": manifest,
        }
    for name in sorted(listed.keys() & package.sums.keys()):
        if listed[name] != package.sums[name]:
            yield _("%(name)s has been changed: its checksum is another.") % {"name": name}


def _oxum(package: _Package, verdict: Verdict) -> Iterator[str]:
    found = re.search(r"^Payload-Oxum: (\d+)\.(\d+)$", _text(package, INFO) or "", re.MULTILINE)
    if found and (int(found[1]), int(found[2])) != (verdict.size, verdict.files):
        yield _("%(name)s says %(files)s files; there are %(there)s.") % {
            "name": INFO,
            "files": found[2],
            "there": verdict.files,
        }


def _facts(package: _Package, payload: set[str], verdict: Verdict) -> Iterator[str]:
    text = _text(package, f"data/{FACTS}")
    if text is None:
        yield _("%(name)s is missing or cannot be read.") % {"name": f"data/{FACTS}"}
        return
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError):
        yield _("%(name)s is not JSON.") % {"name": f"data/{FACTS}"}
        return
    wrong = list(islice(shape_faults(facts, schema()), FAULTS_SHOWN))
    if wrong:
        yield from (f"{FACTS}: {one}" for one in wrong)
        return
    verdict.group, verdict.meetings = facts["group"]["name"], len(facts["meetings"])
    verdict.missing = len(facts["missing"])
    yield from _named(package, facts, payload)
    yield from _frozen(package, facts)


def _named(package: _Package, facts: dict, payload: set[str]) -> Iterator[str]:
    """The facts name every file, and no other."""
    sums = {f"data/{one['path']}": one["sha256"] for one in facts["files"]}
    for name in sorted(payload - sums.keys() - {f"data/{FACTS}"}):
        yield _("%(name)s is not told of in %(facts)s.") % {"name": name, "facts": FACTS}
    for name, digest in sorted(sums.items()):
        if name not in payload:
            yield _("%(name)s is told of in %(facts)s and is not there.") % {"name": name, "facts": FACTS}
        elif package.sums.get(name, digest) != digest:
            yield _("%(name)s has another checksum in %(facts)s.") % {"name": name, "facts": FACTS}


def _frozen(package: _Package, facts: dict) -> Iterator[str]:
    """The fingerprint printed on a paper is that of the facts that lie beside it."""
    for meeting in facts["meetings"]:
        papers = [*meeting["calls"], *(meeting["notes"] or {"versions": []})["versions"]]
        for paper in papers:
            name = f"data/{paper['facts_path']}"
            if package.sums.get(name, paper["sha256"]) != paper["sha256"]:
                yield _("%(name)s does not have the checksum that is printed on the paper.") % {"name": name}
