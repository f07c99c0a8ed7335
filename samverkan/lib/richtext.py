"""Text of notes: paragraphs, lists, bold, italics and links; nothing else comes in or out (ruling 18)."""

import re
from html import escape, unescape
from html.parser import HTMLParser

import nh3

TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
# What editors and Word write for the same thing.
SAME = {"b": "strong", "i": "em", "div": "p", "h1": "p", "h2": "p", "h3": "p", "h4": "p"}
SOFT_HYPHEN = "\u00ad"


def clean(html: str) -> str:
    """HTML that may be shown to anybody; soft hyphens go, text outside a paragraph gets one. Empty paragraphs
    are none."""
    html = html.replace(SOFT_HYPHEN, "")
    for old, new in SAME.items():
        html = re.sub(rf"<(/?){old}(?=[\s>])", rf"<\1{new}", html, flags=re.IGNORECASE)
    html = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
    html = html.strip()
    if html and not html.startswith(("<p", "<ul", "<ol")):
        html = from_plain(to_plain(html))
    return "" if not to_plain(html) else html


def to_plain(html: str) -> str:
    """The text as a plain textarea shows it: blank lines between paragraphs, "- " before list rows."""
    reader = _Plain()
    reader.feed(html)
    reader.close()
    text = re.sub(r"[ \t]+\n", "\n", "".join(reader.parts))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def from_plain(text: str) -> str:
    """HTML of what a textarea holds; reads back what `to_plain` writes. Bold, italics and link texts are not
    kept."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "".join(_block(block.split("\n")) for block in blocks if block.strip())


def _block(lines: list[str]) -> str:
    out, rows = [], []
    for line in [*lines, ""]:
        if line.lstrip().startswith("- "):
            rows.append(f"<li>{escape(line.strip()[2:], quote=False)}</li>")
            continue
        if rows:
            out.append(f"<ul>{''.join(rows)}</ul>")
            rows = []
        if line.strip():
            out.append(line)
    paragraphs = [part for part in out if not part.startswith("<ul>")]
    lists = [part for part in out if part.startswith("<ul>")]
    text = "<br>".join(escape(line.strip(), quote=False) for line in paragraphs)
    return (f"<p>{text}</p>" if text else "") + "".join(lists)


class _Plain(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == "li":
            self.parts.append("\n- ")
        elif tag == "br":
            self.parts.append("\n")
        elif tag in {"p", "ul", "ol"}:
            self.parts.append("\n\n" if tag == "p" and not self._in_row() else "\n")

    def handle_endtag(self, tag):
        if tag in {"p", "ul", "ol"}:
            self.parts.append("\n\n" if not self._in_row() or tag != "p" else "")

    def handle_data(self, data):
        self.parts.append(unescape(data.replace("\n", " ")))

    def _in_row(self) -> bool:
        """Editors put a paragraph in each list row; it adds no line of its own."""
        return (
            (bool(self.parts)
            and self.parts[-1].endswith("- "))
            or (bool(self.parts)
            and "\n- " in "".join(self.parts[-2:]))
        )
