"""What the parts of a report are made of, whatever shows them. Pure."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from evaluations.column_heads import heads_of
from evaluations.recommendation_marking import Piece, printed_pieces
from samverkan.lib.charts import Bar, bars

NO_BREAK = "\u00a0"


@dataclass(frozen=True, kw_only=True)
class Line:
    """`note` is said after `text`, as who agreed; `lead` before it, as a number or a day. `pieces` are the
    text as (words, whether they are marked), empty where none of it is."""

    text: str
    pieces: tuple[Piece, ...] = ()
    lead: str = ""
    note: str = ""
    under: "tuple[Line, ...]" = ()

    @property
    def led(self) -> str:
        """The lead with the space after it; a number's never breaks, so that it stands with its text."""
        if not self.lead:
            return ""
        return self.lead + (NO_BREAK if self.lead.rstrip(".").isdecimal() else " ")

    @property
    def said(self) -> str:
        """In one line, for what has no styles."""
        text = f"{self.led}{self.text}"
        return f"{text} ({self.note})" if self.note else text

    @property
    def printed(self) -> tuple[Piece, ...]:
        """The pieces for paper."""
        return printed_pieces(self.pieces)

    @property
    def said_pieces(self) -> tuple[Piece, ...]:
        """The same with what is marked, empty where nothing is."""
        if not self.pieces:
            return ()
        after = f" ({self.note})" if self.note else ""
        return ((self.led, False), *self.pieces, (after, False))


@dataclass(frozen=True, kw_only=True)
class Block:
    """A heading with what stands under it. `rows` are of a table whose head is `columns`; a level 2 block
    stands under the one before it. `written` is what was written by hand at `place`, empty where nothing can
    be; `group` is who did what `lines` tell, 0 where they cannot be chosen among. `drawing` is of the Bars
    `drawn`, with the sentence `said`, and `name` its own within the report."""

    heading: str = ""
    level: int = 1
    note: str = ""
    place: str = ""
    written: str = ""
    text: str = ""
    lines: tuple[Line, ...] = ()
    group: int = 0
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    drawn: tuple[Bar, ...] = ()
    name: str = ""
    said: str = ""

    @property
    def drawing(self) -> SafeString:
        return bars(self.drawn, title=self.said, name=self.name) if self.drawn else SafeString()

    @property
    def is_led(self) -> bool:
        """Whether each line begins with a number or a day, and needs no mark."""
        return all(line.lead for line in self.lines)

    @property
    def heads(self) -> list[tuple[str, str]]:
        """Of the columns with figures."""
        return heads_of(self.columns[1:])


@dataclass(frozen=True, kw_only=True)
class Part:
    """`place` is where something is written by hand, `text` what was; empty where nothing can be."""

    anchor: str
    heading: str
    note: str = ""
    place: str = ""
    text: str = ""
    blocks: tuple[Block, ...] = ()
