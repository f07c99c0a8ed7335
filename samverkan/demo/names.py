"""People who do not exist: names put together from parts, addresses and numbers that reach nobody."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from random import Random

FIRST_NAMES = (
    "Aina Alfrida Algot Alva Arvid Asta Axel Berit Birger Bodil Börje Dagny Disa Ebbe Edla Einar Elof Embla "
    "Enar Ester Folke Freja Gerd Gotthard Greta Gösta Hedda Helmer Hjördis Ingrid Ivar Jerker Jorunn "
    "Karl-Åke "
    "Kerstin Kjell Kåre Laila Leif Linnéa Ludvig Magnhild Majken Måns Nanna Nils-Göran Oda Olof Orvar Rakel "
    "Ragna Rune Sigbritt Sixten Solvig Stig-Björn Svante Sören Tage Tekla Torgny Torsten Tuva Valborg "
    "Vendela "
    "Verner Yngve Åke Åsa-Lena Örjan Östen"
).split()
LAST_NAMES = [
    first + last
    for first in "Alm Asp Björk Ek Gran Hassel Hägg Lind Lönn Rönn Sälg Tall Vide Åker Äng Ör".split()
    for last in "backe dal fors gård hed hult lid mark näs rud stad torp vall vik ås ö".split()
]
# Numbers that the Swedish Post and Telecom Authority keeps for fiction: nobody is called by mistake.
PHONES = [
    *[f"070-174 06 {number:02}" for number in range(5, 100)],
    *[f"031-390 06 {number:02}" for number in range(100)],
    *[f"08-465 004 {number:02}" for number in range(100)],
]


@dataclass(frozen=True)
class Invented:
    name: str
    email: str
    phone: str


def invented_people(seed: int = 2017) -> Iterator[Invented]:
    """One after the other, no name twice; the same seed gives the same people. There are 256 of them."""
    chance = Random(seed)  # noqa: S311 - a demo that looks the same each time, nothing secret
    last_names, first_names = LAST_NAMES[:], [chance.choice(FIRST_NAMES) for _ in LAST_NAMES]
    chance.shuffle(last_names)
    phones = chain(PHONES, ("" for _ in LAST_NAMES))
    for first, last in zip(first_names, last_names, strict=True):
        yield Invented(f"{first} {last}", f"{_folded(first)}.{_folded(last)}@example.se", next(phones))


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in letters if letter.isalnum())
