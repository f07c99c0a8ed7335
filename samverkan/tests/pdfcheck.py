"""What the tests know of a PDF: both standards, and its text."""

import io

import page
from pypdf import PdfReader


def assert_pdf_accessible(content: bytes) -> None:
    """PDF/A-3a and PDF/UA-1, each rule; the message lists what fails."""
    faults = [
        f"{profile}: {failure.rule_id} {failure.message}"
        for profile in ("3a", "ua1")
        for failure in page.validate_pdf_bytes(content, profile=profile).failures
    ]
    assert faults == []


def pages_of(content: bytes) -> list[str]:
    """The text of each page, every run of white space as one space."""
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(content)).pages]


def text_of(content: bytes) -> str:
    """The text of all pages as one line."""
    return " ".join(pages_of(content))
