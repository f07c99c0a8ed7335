"""Text of notes: paragraphs, lists, bold, italics and links; nothing else comes in or out (ruling 18)."""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

import nh3

INLINE = {"strong", "em", "a", "br"}
TAGS = {"p", "ul", "ol", "li"} | INLINE
# What editors and Word write for the same thing.
SAME = {"b": "strong", "i": "em", "div": "p", **{f"h{level}": "p" for level in range(1, 7)}}
SOFT_HYPHEN = "\u00ad"
ROW = re.compile(r"\s*- +(.*)")
NUMBERED_ROW = re.compile(r"\s*(\d{1,2})\. +(.*)")


def clean(html: str) -> str:
    """HTML that may be shown to anybody; soft hyphens go, text outside a paragraph gets one. Empty paragraphs
    are none."""
    html = html.replace(SOFT_HYPHEN, "")
    for old, new in SAME.items():
        html = re.sub(rf"<(/?){old}(?=[\s>/])", rf"<\1{new}", html, flags=re.IGNORECASE)
    html = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
    return "".join(block.html for block in _blocks(html) if block.plain)


def to_plain(html: str) -> str:
    """The text as a plain textarea shows it: blank lines between paragraphs, "- " or "1. " before list
    rows."""
    return "\n\n".join(block.plain for block in _blocks(html) if block.plain)


def from_plain(text: str, former: str = "") -> str:
    """HTML of what a textarea holds; reads back what `to_plain` writes.

    A paragraph or list left as it stood in `former` (cleaned HTML) keeps its bold, italics and links; one
    that was rewritten loses them.
    """
    kept = {block.plain: block.html for block in _blocks(former)}
    text = text.replace("\r\n", "\n").replace(SOFT_HYPHEN, "").strip()
    parts = [part.strip("\n").rstrip() for part in re.split(r"\n[ \t]*\n", text)]
    return "".join(kept.get(part) or _html_of(part.split("\n")) for part in parts if part.strip())


@dataclass(frozen=True)
class _Block:
    html: str
    plain: str


def _blocks(html: str) -> list[_Block]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.found


def _html_of(lines: list[str]) -> str:
    """Paragraphs and lists in the order of the lines."""
    out, run, kind, place = [], [], "p", 0
    for line in lines:
        row, numbered = ROW.fullmatch(line), NUMBERED_ROW.fullmatch(line)
        expected = place + 1 if kind == "ol" else 1
        if row:
            now, content = "ul", row[1]
        elif numbered and int(numbered[1]) == expected:
            now, content = "ol", numbered[2]
        else:
            now, content = "p", line.strip()
        if now != kind:
            out.append(_wrapped(kind, run))
            run, kind, place = [], now, 0
        run.append(escape(content, quote=False))
        place += 1
    return "".join([*out, _wrapped(kind, run)])


def _wrapped(kind: str, run: list[str]) -> str:
    if not run:
        return ""
    if kind == "p":
        return f"<p>{'<br>'.join(run)}</p>"
    return f"<{kind}>{''.join(f'<li>{row}</li>' for row in run)}</{kind}>"


class _Reader(HTMLParser):
    """Splits cleaned HTML into its outermost paragraphs and lists."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[_Block] = []
        self.open: list[str] = []
        self.html: list[str] = []
        self.text: list[str] = []
        self.rows: list[int] = []
        self.row_is_new = False

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE and self.open == ["p"]:
            self.end_block()
        if tag in INLINE:
            self._in_paragraph()
        self.html.append(self.get_starttag_text())
        if tag == "br":
            self.text.append("\n")
            return
        self.open.append(tag)
        if tag in {"ul", "ol"}:
            self.rows.append(0)
        elif tag == "li" and self.rows:
            self._begin_row()
        elif tag == "p" and self.rows and not self.row_is_new:
            self.text.append("\n" + "  " * len(self.rows))

    def handle_endtag(self, tag):
        if tag not in self.open:
            return
        self.html.append(f"</{tag}>")
        del self.open[len(self.open) - 1 - self.open[::-1].index(tag)]
        if tag in {"ul", "ol"}:
            self.rows.pop()
        if not self.open:
            self.end_block()

    def handle_data(self, data):
        if not self.open and not data.strip():
            return
        self._in_paragraph()
        self.html.append(escape(data, quote=False))
        data = re.sub(r"[ \t\n]+", " ", data)
        self.text.append(data)
        # Editors put a paragraph in each list row; it adds no line of its own.
        self.row_is_new = self.row_is_new and not data.strip()

    def end_block(self):
        if self.html:
            self.html += [f"</{tag}>" for tag in reversed(self.open)]
            lines = [line.rstrip(" \t") for line in "".join(self.text).split("\n")]
            self.found.append(_Block("".join(self.html), "\n".join(line for line in lines if line.strip())))
        self.open, self.html, self.text, self.rows = [], [], [], []

    def _begin_row(self):
        self.rows[-1] += 1
        kind = next(tag for tag in reversed(self.open) if tag in {"ul", "ol"})
        sign = "- " if kind == "ul" else f"{self.rows[-1]}. "
        self.text.append("\n" + "  " * (len(self.rows) - 1) + sign)
        self.row_is_new = True

    def _in_paragraph(self):
        if not self.open:
            self.open.append("p")
            self.html.append("<p>")
