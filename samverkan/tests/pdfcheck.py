"""What the tests know of a PDF: both standards, and its text."""

import io

import page
from pypdf import PdfReader


def assert_pdf_accessible(content: bytes) -> None:
    """PDF/A-3a and PDF/UA-1, every rule; the message lists what fails."""
    faults = [
        f"{profile}: {failure.rule_id} {failure.message}"
        for profile in ("3a", "ua1")
        for failure in page.validate_pdf_bytes(content, profile=profile).failures
    ]
    assert faults == []


def text_of(content: bytes) -> str:
    """The running text of all pages as one line: white space as one space, no page feet, no bullets."""
    reader = PdfReader(io.BytesIO(content))
    sheets = [
        " ".join(sheet.extract_text().split()).removesuffix(
            f"{reader.metadata.title} {number} ({len(reader.pages)})"
        )
        for number, sheet in enumerate(reader.pages, 1)
    ]
    return " ".join(" ".join(sheets).replace("•", " ").split())


def blocks_in_order(content: bytes, blocks: list[str]) -> list[str]:
    """Those of the blocks that stand in the paper, each after the one before it.

    `assert blocks_in_order(content, blocks) == blocks`: the first one lost is the first that differs.
    """
    text, start, found = _joined(text_of(content)), 0, []
    for block in blocks:
        words = _joined(block)
        if (place := text.find(words, start)) >= 0:
            found.append(block)
            start = place + len(words)
    return found


def _joined(text: str) -> str:
    """A line may end after a hyphen inside a word: "lots- ärenden" and "lots-ärenden" are the same here."""
    return " ".join(text.split()).replace("- ", "-")
