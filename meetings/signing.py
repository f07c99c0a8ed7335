"""Which text an approver signs, and whether the frozen notes are that text (P32). Pure.

A simple electronic signature (eIDAS art. 3.10): an approver logged in with an account of their own approves
one text, told by its checksum, at a moment. What comes with or after the approvals is no part of the text:
the approvals themselves, the paragraph numbers that the last one gives, what a correction is found to have
changed, and the letterhead, where a registry number may be noted between two approvals.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from groups.letterhead import Letterhead
from meetings.documents import ApprovalLine, Correction, NotesDocument, NotesItem
from samverkan.lib.facts import sha256


def signed_text(document: NotesDocument) -> NotesDocument:
    """The same for the notes as they were sent round and as they were frozen, where nobody changed them."""
    return replace(
        document,
        letterhead=Letterhead(),
        state="approved",
        items=tuple(map(_said, document.items)),
        corrections=tuple(map(_reason, document.corrections)),
        approvals=(),
        check_at="",
    )


def signed_sha256(document: NotesDocument) -> str:
    """What an approval is bound to, of whole notes: a copy without closed items is another text."""
    return sha256(signed_text(document))


def signatures(document: NotesDocument) -> list[ApprovalLine]:
    """The approvals that say which text they are of; notes frozen before that was kept have none."""
    return [line for line in document.approvals if line.signed]


def signatures_hold(document: NotesDocument) -> bool:
    """Whether every signature in whole notes is of just this text."""
    signed = signatures(document)
    return bool(signed) and all_of(signed_sha256(document), (line.signed for line in signed))


def all_of(text: str, signed: Iterable[str]) -> bool:
    """Whether these approvals are all of the text with this checksum; one without a checksum is of none."""
    return all(one == text for one in signed)


def _said(item: NotesItem) -> NotesItem:
    return replace(item, paragraph="", approvals=(), items=tuple(map(_said, item.items)))


def _reason(row: Correction) -> Correction:
    return replace(row, day=date.min, items=())
