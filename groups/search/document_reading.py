"""The text of a PDF, a Word document or a plain text: run as a program of its own, with little time and
memory.

Files come from many hands. One that makes a library count for ever, or that swells, ends this process and
not a worker; so nothing of Django is imported here. Read by `groups.search.documents`.
"""

import io
import json
import logging
import resource
import sys
import zipfile
from collections.abc import Iterator
from itertools import islice
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.errors import DependencyError

CPU_SECONDS = 30
MEMORY = 768 * 1024 * 1024
MOST_PAGES, MOST_LETTERS, LARGEST_PART = 500, 200_000, 50_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The text itself, and what stands around it; not comments, and nothing of who wrote it.
PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


class NoText(Exception):
    """`code`: `locked`, `broken`, `large` or `empty`."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def text_of(content: bytes, ending: str) -> str:
    """The text, lines and paragraphs on lines of their own; at most 200,000 letters, of 500 pages. Raises
    NoText."""
    readers = {"pdf": _pdf, "docx": _docx, "txt": _plain}
    try:
        found, length = [], 0
        for part in readers[ending](content):
            found.append(part)
            length += len(part)
            if length > MOST_LETTERS:
                break
    except NoText:
        raise
    except DependencyError as locked:
        raise NoText("locked") from locked
    # Whatever a library stumbles over, the file is what is wrong.
    except Exception as fault:
        raise NoText("broken") from fault
    if not (text := "\n".join(found)[:MOST_LETTERS].strip()):
        raise NoText("empty")
    return text


def _pdf(content: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise NoText("locked")
    for page in islice(reader.pages, MOST_PAGES):
        yield page.extract_text() or ""


def _docx(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        names = set(container.namelist())
        for part in PARTS:
            if part not in names:
                continue
            if container.getinfo(part).file_size > LARGEST_PART:
                raise NoText("large")
            yield from _paragraphs(ElementTree.fromstring(container.read(part)))  # noqa: S314 - expat's own limits


def _paragraphs(root: ElementTree.Element) -> Iterator[str]:
    """Text that was struck out by a tracked change (`w:delText`) is not there."""
    for paragraph in root.iter(f"{W}p"):
        words = []
        for node in paragraph.iter():
            if node.tag == f"{W}t":
                words.append(node.text or "")
            elif node.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
                words.append(" " if node.tag == f"{W}tab" else "\n")
            elif node.tag == f"{W}noBreakHyphen":
                words.append("-")
        yield "".join(words)


def _plain(content: bytes) -> Iterator[str]:
    try:
        yield content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield content.decode("cp1252", "replace")


def main() -> None:
    """`document_reading.py pdf`, the file on stdin; JSON on stdout: {"text": …} or {"problem": code}."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable(logging.CRITICAL)
    try:
        answer = {"text": text_of(sys.stdin.buffer.read(), sys.argv[1])}
    except NoText as none:
        answer = {"problem": none.code}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
