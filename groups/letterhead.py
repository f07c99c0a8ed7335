"""The structure's sender block on every paper (ruling 20)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import default_storage

from groups.models import Structure
from samverkan.lib import pdf


@dataclass(frozen=True, kw_only=True)
class Logo:
    """`asset` names the image handed to the renderer; `alt` is what it says, read aloud instead of it."""

    asset: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The structure's sender block. All empty is a paper without letterhead."""

    sender_name: str = ""
    sender_lines: tuple[str, ...] = ()
    logos: tuple[Logo, ...] = ()
    registry_number: str = ""


def letterhead(structure: Structure, registry_number: str = "") -> Letterhead:
    logos = (Logo(asset=structure.logo.name, alt=structure.logo_alt),) if structure.logo else ()
    lines = tuple(line.strip() for line in structure.sender_lines.splitlines() if line.strip())
    sender = structure.sender_name or structure.name
    return Letterhead(sender_name=sender, sender_lines=lines, logos=logos, registry_number=registry_number)


def logo_files(logos: Iterable[Logo]) -> dict[str, bytes]:
    """The images by the name the facts hold, as `samverkan.lib.pdf.render` takes them."""
    found = {}
    for logo in logos:
        with default_storage.open(logo.asset, "rb") as file:
            found[logo.asset] = file.read()
    return found


def on_letterhead(document, *, heading: str, title: str) -> bytes:
    """The paper as PDF/A-3a and PDF/UA-1; equal facts give equal bytes. `document` says its `template`,
    `language` and `letterhead`; `title` is that of the file."""
    return pdf.render(
        document.template,
        {"document": document, "heading": heading},
        title=title,
        language=document.language,
        images=logo_files(document.letterhead.logos),
    )
