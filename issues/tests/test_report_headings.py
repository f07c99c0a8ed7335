"""Headings that several report by (S004-25)."""

import pytest

from issues.report_headings import headings_of, report_to_fill_in


@pytest.mark.parametrize(
    ("text", "headings", "report"),
    [
        ("", [], ""),
        (" Antal ärenden: \r\n\nVad vi  lärt oss\nAntal ärenden", ["Antal ärenden", "Vad vi lärt oss"],
         "Antal ärenden: \n\nVad vi lärt oss: "),
    ],
)  # fmt: skip
@pytest.mark.fact("S004-25")
def test_each_line_is_a_heading_once(text, headings, report):
    assert (headings_of(text), report_to_fill_in(text)) == (headings, report)
