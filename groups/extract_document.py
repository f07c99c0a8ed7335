"""The register extract as plain values, as JSON and as a paper."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from django.utils import translation

from samverkan.lib import pdf
from samverkan.lib.spoken import day_plain

LANGUAGE = "sv"
FORMAT = "samverkan-registerutdrag-1"
ON_PAPER = 30  # rows of a table that the paper prints; the file holds all


@dataclass(frozen=True, kw_only=True)
class FieldNote:
    """What a column is, why it is held and how long."""

    key: str
    title: str
    purpose: str
    rule: str
    kept: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A row. `tells`: "about" the person, "by" the person (who did something), or "named" in its text.

    `values` maps a column's key to what it holds: text, number, true or false, or null. `changed_at` is set
    on former versions.
    """

    id: int | str
    tells: str
    title: str
    roles: tuple[str, ...]
    values: dict[str, Any]
    changed_at: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One table: `named_before` counts former versions of texts in which the name stands."""

    table: str
    title: str
    fields: tuple[FieldNote, ...]
    rows: tuple[Entry, ...]
    former: tuple[Entry, ...] = ()
    named_before: int = 0
    changes_made: int = 0
    first_change: str = ""
    last_change: str = ""

    @property
    def on_paper(self) -> list[tuple[Entry, list[tuple[str, Any]]]]:
        """The rows that are printed, each with (title, value) of what is not empty."""
        titles = {note.key: note.title for note in self.fields}
        return [
            (
                row,
                [
                    (titles.get(key, key), _spoken(value))
                    for key, value in row.values.items()
                    if value not in ("", None)
                ],
            )
            for row in (*self.rows, *self.former)[:ON_PAPER]
        ]

    @property
    def reasons(self) -> list[FieldNote]:
        """Of the columns printed, those that have a purpose of their own."""
        printed = {key for row in (*self.rows, *self.former)[:ON_PAPER] for key in row.values}
        return [note for note in self.fields if note.purpose and note.key in printed]

    @property
    def not_printed(self) -> int:
        return max(0, len(self.rows) + len(self.former) - ON_PAPER)


@dataclass(frozen=True, kw_only=True)
class RegisterExtract:
    template: ClassVar[str] = "pdf/register_extract.html"

    format: str
    made_at: str
    person: int
    name: str
    controller: str
    legal_basis: tuple[str, ...]
    recipients: tuple[str, ...]
    rights: tuple[str, ...]
    about_others: str
    sessions: tuple[str, ...]
    parts: tuple[Part, ...]
    left_out: tuple[tuple[str, str, str], ...]

    def to_json(self) -> str:
        """UTF-8 with letters as they are; the keys are described in docs/privacy.md and never renamed."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def _spoken(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return re.sub(r"^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d).*$", r"\1 kl. \2.\3", str(value))


@translation.override(LANGUAGE)
def extract_pdf(extract: RegisterExtract) -> bytes:
    title = f"Registerutdrag – {extract.name}, {day_plain(date.fromisoformat(extract.made_at[:10]))}"
    context = {"document": extract, "heading": "Registerutdrag"}
    return pdf.render(extract.template, context, title=title, language=LANGUAGE)
