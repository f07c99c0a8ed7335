"""The facts of each paper of a meeting, as frozen plain values: what is printed, hashed and kept.

No database here and no clock; names are text as they stood on the day (S001-48, S004-01 and after).
Stored as `samverkan.lib.facts.canonical_json` : add fields with a default, never rename or remove one.
Words that a register decides (kind of item, capacity, mode) arrive as the word to print.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar, Literal

from groups.letterhead import Letterhead


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """Which meeting, in its local time. `kind` and `mode` are words ("Ordinarie möte", "på distans")."""

    group: str
    day: date
    starts: time
    ends: time | None = None
    last_day: date | None = None
    title: str = ""
    kind: str = ""
    place: str = ""
    link: str = ""
    mode: str = ""
    # The meeting it goes on from, in words (S004-10).
    goes_on_from: str = ""


@dataclass(frozen=True, kw_only=True)
class PartFacts:
    """One day, or half of one, of a meeting over several."""

    day: date
    starts: time
    ends: time
    title: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to turn to, with work address and number."""

    name: str
    capacity: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """`on_behalf` stands above the name ("Enligt uppdrag"), `capacity` under it ("Ordförande")."""

    name: str
    capacity: str = ""
    on_behalf: str = ""


@dataclass(frozen=True, kw_only=True)
class Recipient:
    name: str
    represents: str = ""
    capacity: str = ""


@dataclass(frozen=True, kw_only=True)
class AgendaRow:
    """One item and the items under it (`rows`, one level). `number` is text: "3", "3 a", "§ 41" or nothing.

    A closed item carries the title that everybody who gets the paper may read, its time and `closed_reason`.
    """

    title: str
    number: str = ""
    kind: str = ""
    wanted_outcome: str = ""
    minutes: int | None = None
    starts: time | None = None
    presenters: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    added_later: bool = False
    closed: bool = False
    rows: tuple["AgendaRow", ...] = ()
    closed_reason: str = ""
    proposed_late: bool = False
    summary: str = ""
    audience: str = ""
    facilitator: str = ""
    # Words of the part that begins with this line, in a meeting over several days.
    part: str = ""
    # “Fråga 2017:4 · Dialog”, as of the day of the meeting.
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Change:
    """`what` is a word ("Plats"); an empty `before` or `after` means there was or is none."""

    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class CallDocument:
    """A call, a numbered supplement to it, or the notice that the meeting is cancelled or put off (S001-48,
    I-CALL1–4).

    `called` take part, `for_information` know of it. `message` is the sender's own text, blank lines part its
    paragraphs; in a cancellation it is the reason. `late_reason` is printed.
    """

    template: ClassVar[str] = "pdf/call.html"

    letterhead: Letterhead
    meeting: MeetingFacts
    issued: date
    kind: Literal["call", "supplement", "cancellation", "postponement"] = "call"
    supplement_number: int = 0
    version: int = 1
    purpose: str = ""
    # The days of a meeting over several, and the groups that meet with the one that calls (S003-30).
    parts: tuple[PartFacts, ...] = ()
    joining: tuple[str, ...] = ()
    message: str = ""
    late_reason: str = ""
    changes: tuple[Change, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    official: Contact | None = None
    absence_note: str = ""
    answer_by: date | None = None
    signature: Signature | None = None
    called: tuple[Recipient, ...] = ()
    for_information: tuple[Recipient, ...] = ()
    language: str = "sv"

    @property
    def asks_for_answer(self) -> bool:
        """A meeting that is not held that day asks nobody to report absence, whatever the other facts say."""
        return not self.is_off and bool(self.official or self.absence_note)

    @property
    def is_off(self) -> bool:
        return self.kind in {"cancellation", "postponement"}


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """One line of who was there or was not; people without organisation have their line too (S004-05).

    `interval` ("9.00–10.30") and `mode` ("på distans") only where they differ from the meeting's own.
    """

    name: str
    organization: str = ""
    capacity: str = ""
    in_place_of: str = ""
    interval: str = ""
    mode: str = ""


@dataclass(frozen=True, kw_only=True)
class OutcomeLine:
    """`kind` is the word in bold ("Beslut", "Samsyn"); `condition` what the outcome depends on (S004-31);
    `points` its sentences one by one, as they were written ("att …")."""

    kind: str
    text: str
    condition: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReservationLine:
    """Somebody's dissent or note for the record; `kind` is the word to print."""

    kind: str
    name: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ActionLine:
    """`owner` is a person, a role, a group or an organisation; `due` a day, a month or "nästa möte".

    `state` is how one from an earlier meeting stands, "Klar: skickat 3 april"; empty for what arose here.
    """

    text: str
    owner: str = ""
    due: str = ""
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class NotesItem:
    """One treated item and the items under it (`items`, one level).

    `body` is HTML, already cleaned: paragraphs, lists, bold, italics and links, no headings. A closed item
    without body says that its text is not printed. `circle` is who reads it, empty for the whole group.
    `approvals`: approved at once, before the rest of the notes.
    """

    title: str
    number: str = ""
    body: str = ""
    outcomes: tuple[OutcomeLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    added_later: bool = False
    closed: bool = False
    closed_reason: str = ""
    circle: str = ""
    approvals: tuple["ApprovalLine", ...] = ()
    items: tuple["NotesItem", ...] = ()
    # Who was at the meeting but took no part in the item (I-ATT3).
    not_taking_part: tuple[str, ...] = ()
    reservations: tuple[ReservationLine, ...] = ()
    # “§ 41”: through the group's calendar year, beside the number on the agenda (I-AGI2).
    paragraph: str = ""
    # “Fråga 2017:4 · Dialog”, as of the day of the meeting.
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NextMeeting:
    """Day and times where they are set; `text` for what is said otherwise ("prel. vecka 43")."""

    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class CorrectedItem:
    """What a correction changed on an item, in short: words taken away and words put in."""

    title: str
    number: str = ""
    removed: str = ""
    added: str = ""
    circle: str = ""


@dataclass(frozen=True, kw_only=True)
class Correction:
    version: int
    day: date
    note: str
    items: tuple[CorrectedItem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ApprovalLine:
    """`role` is a word ("ordförande", "justerare"), `at` the time of that day.

    `signed` is the checksum of the text that was signed (`meetings.signing`); `recorded`: somebody noted that
    others, or silence, approved, which is no signature.
    """

    name: str
    role: str
    day: date
    at: time | None = None
    signed: str = ""
    recorded: bool = False


@dataclass(frozen=True, kw_only=True)
class NotesDocument:
    """The notes of a meeting (S004-01–35, I-MIN1–6). `led_by`: it may have been the vice chair.

    `whole_sha256` stands on a copy without what closed items hold: the fingerprint of the whole version.
    """

    template: ClassVar[str] = "pdf/notes.html"

    letterhead: Letterhead
    meeting: MeetingFacts
    state: Literal["draft", "circulated", "approved"] = "draft"
    kind: Literal["notes", "minutes"] = "notes"
    version: int = 1
    note_taker: str = ""
    led_by: str = ""
    late_call_note: str = ""
    present: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    unrepresented: tuple[str, ...] = ()
    items: tuple[NotesItem, ...] = ()
    next_meeting: NextMeeting | None = None
    corrections: tuple[Correction, ...] = ()
    approvals: tuple[ApprovalLine, ...] = ()
    whole_sha256: str = ""
    # Where anybody may ask whether the file is ours.
    check_at: str = ""
    language: str = "sv"

    def actions(self) -> Iterator[tuple[NotesItem, ActionLine]]:
        """Every action with its item, in the order of the agenda."""
        for item in self.items:
            for part in (item, *item.items):
                yield from ((part, action) for action in part.actions)


@dataclass(frozen=True, kw_only=True)
class AttendanceListDocument:
    """A list to sign at the door; `blank_rows` for people nobody expected."""

    template: ClassVar[str] = "pdf/attendance_list.html"

    letterhead: Letterhead
    meeting: MeetingFacts
    rows: tuple[Recipient, ...] = ()
    blank_rows: int = 4
    language: str = "sv"


@dataclass(frozen=True, kw_only=True)
class NameSignsDocument:
    """Name signs for the table: A4, two to a page, cut across and folded."""

    template: ClassVar[str] = "pdf/name_signs.html"

    meeting: MeetingFacts
    signs: tuple[Recipient, ...]
    language: str = "sv"


@dataclass(frozen=True, kw_only=True)
class AddressLine:
    """Made by `address_line`, which lets through only what the person has marked public."""

    name: str
    represents: str = ""
    capacity: str = ""
    email: str = ""
    phone: str = ""


def address_line(
    *, recipient: Recipient, email: str, email_is_public: bool, phone: str, phone_is_public: bool
) -> AddressLine:
    """One line of the address list: address and number are left out unless marked public."""
    return AddressLine(
        name=recipient.name,
        represents=recipient.represents,
        capacity=recipient.capacity,
        email=email if email_is_public else "",
        phone=phone if phone_is_public else "",
    )


@dataclass(frozen=True, kw_only=True)
class AddressListDocument:
    template: ClassVar[str] = "pdf/address_list.html"

    letterhead: Letterhead
    group: str
    as_of: date
    rows: tuple[AddressLine, ...] = ()
    language: str = "sv"


Document = CallDocument | NotesDocument | AttendanceListDocument | NameSignsDocument | AddressListDocument
