import zlib
from io import BytesIO

import pydyf
import pytest
from django.test import override_settings
from pypdf import PdfReader

from samverkan.lib import pdf
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of

PAPER = """{% extends "pdf/base.html" %}
{% block body %}<h1>{{ title }}</h1><p>{{ words }}</p>{{ html|safe }}{% endblock %}"""


@pytest.fixture
def paper(settings):
    """A function of words, html and images that renders a small paper."""
    with override_settings(TEMPLATES=[with_paper(settings.TEMPLATES[0])]):
        yield lambda words="", html="", **images: pdf.render(
            "paper.html", {"words": words, "html": html}, title="Prov", images=images
        )


def with_paper(templates: dict) -> dict:
    loaders = [
        ("django.template.loaders.locmem.Loader", {"paper.html": PAPER}),
        "django.template.loaders.filesystem.Loader",
    ]
    return {**templates, "APP_DIRS": False, "OPTIONS": {**templates["OPTIONS"], "loaders": loaders}}


def test_a_paper_keeps_both_standards_and_its_words(paper):
    content = paper(
        "Åsa Örn\u2011Ängström, 7\u202f380 kr, sam\u00adverkan",
        "<p>Se <a href='https://example.se/a'>underlaget</a>.</p>",
    )

    assert_pdf_accessible(content)
    assert text_of(content) == "Prov Åsa Örn-Ängström, 7 380 kr, samverkan Se underlaget."


def test_an_amount_is_not_broken_over_two_lines_and_a_file_name_is_left_alone(paper):
    html = '<p><img src="asset:1 000.png" alt="Logo"></p>'
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    drawn = (
        PdfReader(BytesIO(paper("Sammanlagt 14 410 000 kr den 28 oktober 2016", html, **{"1 000.png": logo})))
        .pages[0]
        .extract_text()
    )

    assert drawn.splitlines()[-2] == "Sammanlagt 14\u00a0410\u00a0000\u00a0kr den 28 oktober 2016"


def test_a_character_no_font_has_is_printed_as_its_number(paper):
    content = paper("Pil \U00050000 slut")

    assert_pdf_accessible(content)
    assert text_of(content) == "Prov Pil [U+50000] slut"


def test_every_font_is_ours(paper):
    content = paper("Rak", "<p><b>Fet</b> <i>Kursiv</i></p>")

    fonts = [
        font.get_object() for font in PdfReader(BytesIO(content)).pages[0]["/Resources"]["/Font"].values()
    ]

    assert sorted(font["/BaseFont"].partition("+")[2] for font in fonts) == [
        "Atkinson",
        "Atkinson-Bold",
        "Atkinson-Italic",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.se/logo.png",
        "https://example.se/logo.png",
        "HTTPS://example.se/logo.png",
        "//example.se/logo.png",
        "file:///etc/passwd",
        "ftp://example.se/logo.png",
        "data:image/png;base64,AAAA",
        "../settings.py",
        "/etc/passwd",
        "logo.png",
        "asset:other.png",
        "asset:../logo.png",
        "static:../manage.py",
        "static:samverkan/../../manage.py",
        "static:samverkan/%2e%2e/%2e%2e/manage.py",
        "static:samverkan\\..\\..\\manage.py",
        "static:/etc/passwd",
        "static:samverkan",
        "static:missing.png",
        "static:",
    ],
)
def test_a_paper_fetches_nothing_but_our_static_files_and_its_images(paper, address):
    with pytest.raises(pdf.AssetRefused):
        paper(html=f'<p><img src="{address}" alt="x"></p>', **{"logo.png": b"x"})


@pytest.mark.parametrize(
    "html",
    [
        "<style>@import url(https://example.se/a.css)</style>",
        "<style>@font-face { font-family: x; src: url(https://example.se/a.woff) }</style>",
        "<link rel=stylesheet href='file:///etc/passwd'>",
        "<link rel=attachment href='file:///etc/passwd'>",
        "<object data='file:///etc/passwd'></object>",
        "<p style='background: url(http://169.254.169.254/)'>x</p>",
    ],
)
def test_no_other_way_out_of_a_paper(paper, html):
    with pytest.raises(pdf.AssetRefused):
        paper(html=html)


def test_the_refusal_names_the_address(paper):
    with pytest.raises(pdf.AssetRefused) as refused:
        paper(html='<p><img src="http://10.0.0.1/x" alt="x"></p>')

    assert str(refused.value) == (
        "A document may not fetch “http://10.0.0.1/x”: only static: files and the images it was given."
    )


def test_the_same_words_give_the_same_bytes_whatever_was_rendered_between(paper):
    first = paper("Samma ord")
    paper("Andra ord")

    assert paper("Samma ord") == first


def test_sixty_papers_hold_whatever_their_streams_end_in(paper):
    # One stream in 256 ends in a carriage return by chance; without `_finish` some five of these would fall.
    for number in range(60):
        assert_pdf_accessible(paper(f"Papper {number * 7919}"))


def test_no_stream_is_left_with_an_ambiguous_end():
    packed = next(text for n in range(256) if zlib.compress(text := b"a" * n, 9).endswith(b"\r"))
    paper = pydyf.PDF()
    for stream in (
        pydyf.Stream([packed], compress=True),
        pydyf.Stream([b"raw\r"]),
        pydyf.Stream([packed + b"\r"], compress=True),
    ):
        paper.add_object(stream)

    pdf._finish(None, paper)

    assert [
        thing.data.endswith(pdf.AMBIGUOUS_END) for thing in paper.objects if hasattr(thing, "stream")
    ] == [False] * 3
    assert paper.objects[-2].stream == [b"raw\r", b""]


def test_written_again_with_a_spare_object_the_paper_is_as_good(paper, monkeypatch):
    plain = paper("Ord")
    # As if the first writing of every paper had ended badly.
    monkeypatch.setattr(
        pdf, "_finish", lambda document, made, spare, finish=pdf._finish: finish(document, made, spare + 1)
    )

    moved = paper("Ord")

    assert_pdf_accessible(moved)
    assert (moved == plain, text_of(moved)) == (False, text_of(plain))
