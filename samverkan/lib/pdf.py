"""HTML template to one PDF that is both PDF/A-3a (to archive) and PDF/UA-1 (to read with a screen reader).

The same template and facts give the same bytes: no date or id is taken from the clock or from chance.
"""

import functools
import mimetypes
import re
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

STYLESHEET = "samverkan/print.css"

# PDF/A keeps its metadata in one rdf:RDF and wants every property outside its own list described by an
# extension schema. WeasyPrint writes one standard only; this adds the part number of PDF/UA and its schema.
UA_METADATA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"
><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema
><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI
><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix
><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"
><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType
><pdfaProperty:category>internal</pdfaProperty:category
><pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description
></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""

# Pasted text brings these. Our font lacks them: another steps in, or an empty box that breaks PDF/UA.
SAME_IN_OUR_FONT = str.maketrans({"\u2011": "-", "\u202f": "\u00a0", "\u2009": "\u00a0", "\u00ad": None})

# "7 380 000 kr" stays on one line; an address inside a tag stays as it is.
INSIDE_AMOUNT = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|kr\b)(?![^<>]*>)")

AMBIGUOUS_END = b"\r\nendstream"

# Pango's font map is shared by all documents of the process and is not safe for two threads at once.
_one_at_a_time = threading.Lock()


class AssetRefused(Exception):
    """A document asked for what is neither a static file of ours nor an image handed to `render`."""


class Assets:
    """The only way out of a document: `static:PATH` for our static files, `asset:NAME` for the images given.

    Everything else (http, file, data, a relative path, a path that climbs) raises `AssetRefused`: notes and
    logos come from people, and must not make the server read its own disk or call other machines.
    """

    # A name of WeasyPrint's: a refusal then stops the rendering instead of leaving a hole in the paper.
    _fail_on_errors = True

    def __init__(self, images: Mapping[str, bytes], answer: Callable[..., Any]):
        self.images = images
        self.answer = answer

    def __call__(self, url: str) -> Any:
        scheme, _, name = unquote(url).partition(":")
        if scheme == "static":
            content = static_file(name, url)
        elif scheme == "asset" and name in self.images:
            content = self.images[name]
        else:
            raise AssetRefused(
                f"A document may not fetch “{url}”: only static: files and the images it was given."
            )
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return self.answer(url, content, {"Content-Type": kind})


def static_file(name: str, url: str) -> bytes:
    """The bytes of one of our static files; `AssetRefused` when there is none or the path climbs."""
    parts = name.split("/")
    found = None if "\\" in name or {"", ".", ".."} & set(parts) else finders.find(name)
    if not found or not Path(found).is_file():
        raise AssetRefused(f"A document asked for “{url}”, and there is no such static file.")
    return Path(found).read_bytes()


def render(
    template: str,
    context: Mapping[str, Any],
    *,
    title: str,
    language: str = "sv",
    images: Mapping[str, bytes] | None = None,
) -> bytes:
    """The PDF of a template that extends `pdf/base.html`.

    `title` is what a reader's window and the foot of each page say. `images` are reached as `asset:NAME`.
    Raises `AssetRefused` when the document asks for anything else. About 0.1 s a page; the first call in a
    process costs 3 s more, so the worker renders and never a web process.
    """
    # The one inline import of the house: 1–3 s and 40 MB that no web process should pay at its start.
    import weasyprint

    with translation.override(language):
        html = render_to_string(template, {**context, "title": title, "language": language})
    html = INSIDE_AMOUNT.sub("\u00a0", html.translate(SAME_IN_OUR_FONT))
    assets = Assets(images or {}, weasyprint.urls.URLFetcherResponse)
    try:
        with _one_at_a_time:
            content, undrawn = _laid_out(weasyprint, html, assets)
            if undrawn:
                content, _ = _laid_out(weasyprint, html.translate(undrawn), assets)
            return content
    except weasyprint.urls.FatalURLFetchingError as stopped:
        raise stopped.__cause__ from None


def _laid_out(weasyprint, html: str, assets: Assets) -> tuple[bytes, dict[int, str]]:
    """The PDF, and the characters that no font here can draw, each with its number to print instead.

    An empty box would break both standards and tell the reader nothing; "[U+1F600]" can be looked up.
    """
    css, fonts = _stylesheet(weasyprint)
    # Nothing joins to this base: a relative address reaches `Assets` as it stands, and is refused there.
    source = weasyprint.HTML(string=html, base_url="none:", url_fetcher=assets)
    document = source.render(stylesheets=[css], font_config=fonts)
    content = _written(document)
    return content, {code: f"[U+{code:04X}]" for font in document.fonts.values() for code in font.missing}


@functools.cache
def _stylesheet(weasyprint) -> tuple[Any, Any]:
    """The print sheet parsed, and the fonts it names loaded, once per process."""
    fonts = weasyprint.text.fonts.FontConfiguration()
    assets = Assets({}, weasyprint.urls.URLFetcherResponse)
    return weasyprint.CSS(url=f"static:{STYLESHEET}", url_fetcher=assets, font_config=fonts), fonts


def _written(document: Any) -> bytes:
    """The laid-out document as bytes that pass both standards.

    Two streams, of the objects and of their places, are made after the finisher has run. In one file of about
    130 one of them ends in a carriage return; then the file is written again with a spare empty object in it.
    """
    for spare in range(8):
        finish = functools.partial(_finish, spare=spare)
        content = document.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True, finisher=finish)
        if AMBIGUOUS_END not in content:
            break
    return content


def _finish(document: Any, pdf: Any, spare: int = 0) -> None:
    """Declare PDF/UA-1 beside PDF/A-3a, and mend what a validator refuses in the streams.

    Metadata may not be compressed. A stream that ends in a carriage return is read as a byte shorter than it
    says, because it melts into the line end that follows: leave it uncompressed, or add a line end.
    """
    for stream in (thing for thing in pdf.objects if hasattr(thing, "stream")):
        if stream.extra.get("Type") == "/Metadata":
            stream.stream = [part.replace(b"</rdf:RDF>", UA_METADATA, 1) for part in stream.stream]
            stream.compress = False
        if stream.data.endswith(AMBIGUOUS_END):
            stream.compress = False
        if stream.data.endswith(AMBIGUOUS_END):
            stream.stream.append(b"")
    for _ in range(spare):
        pdf.add_object(type(pdf.catalog)())
