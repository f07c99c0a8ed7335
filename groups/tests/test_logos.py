"""Which pictures become a logo, and the structure's own facts (ruling 20)."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from groups.actions import change_structure
from groups.logos import with_checked_logo
from groups.models import Structure
from samverkan.lib.refusal import Refused

SHAPES = '<path d="M0 0h9v9z" fill="url(#g)"/><defs><linearGradient id="g"><stop/></linearGradient></defs>'


def picture(mode: str, kind: str, size=(12, 6)) -> bytes:
    drawn = BytesIO()
    Image.new(mode, size).save(drawn, kind)
    return drawn.getvalue()


def drawing(inner: str = SHAPES, head: str = "", more: str = "") -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"{more}>{inner}</svg>'.encode()


def named(name: str, content: bytes) -> str:
    return with_checked_logo({"logo": SimpleUploadedFile(name, content)})["logo"].name


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("logga.png", picture("RGBA", "PNG"), "logga.png"),
        ("logga.png", picture("P", "PNG"), "logga.png"),
        ("grå.JPEG", picture("L", "JPEG"), "grå.jpg"),
        # The content says what it is, and the name nothing.
        ("../../logga.exe", picture("RGB", "JPEG"), "logga.jpg"),
        ("logga.svg", drawing(), "logga.svg"),
        ("logga.png", drawing(head='<?xml version="1.0"?>\n<!-- tecknad -->'), "logga.svg"),
    ],
)
def test_a_logo_is_kept_under_a_name_that_fits_its_content(name, content, kept):
    assert named(name, content) == kept


@pytest.mark.parametrize(
    "content",
    [
        picture("CMYK", "JPEG"),
        picture("RGB", "PNG")[:40],
        picture("RGB", "GIF"),
        b"ingen bild",
        b"",
        picture("L", "PNG", (4001, 1)),
        b"\x89PNG" + b"x" * 2_000_001,
        drawing("<script>alert(1)</script>"),
        drawing("<style>@import 'https://example.se/x.css'</style>"),
        drawing("<foreignObject/>"),
        drawing('<image href="https://example.se/x.png"/>'),
        drawing(more=' onload="alert(1)"'),
        drawing('<rect fill="url( https://example.se/x )"/>'),
        drawing('<use href="https://example.se/x.svg#a"/>'),
        drawing('<a href="java&#10;script:alert(1)"/>'),
        drawing("<text>Region</text>"),
        drawing(head='<!DOCTYPE svg [<!ENTITY a "b">]>'),
        drawing()[:-3],
        b"<html><svg/></html>",
    ],
)
def test_what_cannot_be_printed_or_could_do_harm_is_refused(content):
    with pytest.raises(Refused) as refused:
        named("logga.png", content)
    assert (refused.value.field, refused.value.code) == ("logo", "logo")


@pytest.fixture
def sign(cast, at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return {"by": cast.secretary, "now": at()}


def upload(content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile("logga.png", content or picture("RGBA", "PNG"))


def test_a_logo_needs_words(cast, sign):
    with pytest.raises(Refused) as refused:
        change_structure(cast.structure, logo=upload(), logo_alt=" ", **sign)
    assert (refused.value.field, Structure.objects.get().logo.name) == ("logo_alt", "")


def test_staff_changes_what_stands_on_pages_and_papers(cast, sign, client):
    client.force_login(cast.other_secretary)
    address = reverse("structure:change", args=[cast.structure.slug])
    given = {
        "name": "Samverkan Västmanland",
        "sender_lines": "Regionhuset\n721 89 Västerås",
        "logo_alt": "Region Västmanland",
        "orientation": "Välkommen.\n\n- Läs uppdraget\n- Fråga <script>",
    }
    client.post(address, given | {"logo": upload()})
    first = Structure.objects.get()
    client.post(address, given)
    kept = Structure.objects.get()
    client.post(address, given | {"remove_logo": "on"})
    last = Structure.objects.get()
    assert (first.name, first.sender_lines.splitlines()[1]) == ("Samverkan Västmanland", "721 89 Västerås")
    assert first.orientation == (
        "<p>Välkommen.</p><ul><li>Läs uppdraget</li><li>Fråga &lt;script&gt;</li></ul>"
    )
    assert (kept.logo.name, bool(kept.logo), last.logo.name) == (first.logo.name, True, "")


def test_a_refused_logo_leaves_all_as_it_was_and_keeps_what_was_typed(cast, sign, client):
    client.force_login(cast.secretary)
    given = {"name": "Nytt namn", "logo": upload(picture("CMYK", "JPEG")), "logo_alt": "Region Västmanland"}
    answer = client.post(reverse("structure:change", args=[cast.structure.slug]), given)
    assert answer.context["form"].errors["logo"] == [
        "Logotypen har färger för tryckpressar (CMYK). Spara den för skärm, med RGB-färger, "
        "till exempel som PNG."
    ]
    assert (answer.context["form"]["name"].value(), Structure.objects.get().name) == (
        "Nytt namn",
        "Samverkan i Västmanland",
    )


def test_a_drawing_is_served_as_a_picture_that_may_do_nothing(cast, sign, client):
    change_structure(cast.structure, logo=upload(drawing()), logo_alt="Region Västmanland", **sign)
    client.force_login(cast.stranger)
    answer = client.get(reverse("structure:logo", args=[cast.structure.slug]))
    assert (answer.headers["Content-Type"], answer.headers["Content-Security-Policy"].partition(";")[0]) == (
        "image/svg+xml",
        "sandbox",
    )
