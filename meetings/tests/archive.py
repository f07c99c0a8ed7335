"""A package made by hand, small and whole, to be broken in one way at a time."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from meetings.archive_bag import Bag
from meetings.archive_schema import schema_bytes

NAME = "arkiv-aldre-2017-03-14"
PAPER = "moten/2017-03-14-mote/narvaro.pdf"


def file_facts(path: str, content: bytes, **more) -> dict:
    sha256 = hashlib.sha256(content).hexdigest()
    told = {"title": "Närvaro", "kind": "paper", "circle": "group", "media_type": "application/pdf"}
    return {"path": path, **told, "size": len(content), "sha256": sha256, "form": "pdfa"} | more


def facts_of(files: list[dict], **changes) -> dict:
    texts = dict.fromkeys(("slug", "name", "scope", "closing_reason"), "")
    lists = ("names", "mandates", "settings", "appointments", "offices", "roles")
    group = {
        **texts,
        "name": "Samverkansgrupp äldre",
        "kind": "political_collaboration",
        "level": "county",
        "state": "active",
        "starts_on": "2017-01-01",
        "ends_on": None,
        **{name: [] for name in (*lists, "governing_documents", "documents")},
    }
    return {
        "format": "samverkan-archive",
        "version": 1,
        "as_of": "2017-04-01",
        "zone": "Europe/Stockholm",
        "language": "sv",
        "structure": {"name": "Samverkan i Västmanland", "county_code": "19"},
        "group": group,
        "term": None,
        "meetings": [],
        "files": files,
        "missing": [],
    } | changes


def whole_package(path: Path, **changes) -> Path:
    content, schema = b"%PDF-1.7 " + b"x" * 5000, schema_bytes()
    files = [
        file_facts(PAPER, content),
        file_facts("archive.schema.json", schema, kind="schema", form="text", media_type="application/json"),
    ]
    with Bag(path, NAME, [("Bagging-Date", "2017-04-01")]) as bag:
        bag.add(PAPER, [content])
        bag.add("archive.schema.json", [schema])
        bag.add("facts.json", [json.dumps(facts_of(**{"files": files} | changes)).encode()])
    return path


def packed_anew(path: Path, change: Callable[[dict[str, bytes]], None], **how) -> Path:
    """The same files in another ZIP, once `change` has had its way with them."""
    with zipfile.ZipFile(path) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w", **how) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path
