"""How a word is known again: folded, and by its stem, in what is written as in what is asked. Pure.

Both sides go the same way, so "atgarder" finds "åtgärderna" and "elevhälsa" finds "elevhalsa" (ruling 33,
S000-49). What is stored is never corrected, and letters that were read wrong are not guessed.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from samverkan.lib.full_text import Sought

SOFT_HYPHEN = "\u00ad"
WORD = re.compile(r"[^\W_]+")
ASKED = re.compile(r"([^\W_]+)(\*?)")
# "sam-" at the end of a line and "verkan" on the next.
CUT = re.compile(r"(?<=[^\W\d_])[-\u2010][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
LONGEST, MOST_ASKED, MOST_READ, SHORTEST_BEGINNING = 60, 12, 1000, 2
# What no decomposition takes apart.
LIKE = str.maketrans({"ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ı": "i"})
# Left out of a question that says something else too: they stand nearly everywhere.
SMALL = frozenset(
    "och i på att det som en ett för med av till är den de om vid från har vi inte eller ska".split()
)


def _swedish() -> type:
    """The stemmer of one language. The package's own front door opens those of thirty, which takes 17 MB that
    no web process should carry."""
    name = "snowballstemmer"
    package = ModuleType(name)
    package.__path__ = find_spec(name).submodule_search_locations
    known = sys.modules.setdefault(name, package)
    found = import_module(f"{name}.swedish_stemmer").SwedishStemmer
    if known is package:
        del sys.modules[name]
    return found


_Swedish = _swedish()


def _stem(word: str) -> str:
    # A new one each time: it keeps the word it is at, and a worker has several threads.
    return _Swedish().stemWord(word)


def fold(word: str) -> str:
    """Without capitals, rings, dots and accents: "Hemgång" is "hemgang"."""
    word = word.casefold()
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(LIKE)


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """What the word is known by: itself folded, its stem folded, and the stem of it folded.

    Snowball leaves "skolan" as it is and makes "mötena" "möten": what ends so is also known by what it would
    be without the article.
    """
    folded, stem = fold(word)[:LONGEST], _stem(word.casefold())
    found = {folded, fold(stem)[:LONGEST], _stem(folded)}
    found |= {_stem(form[:-1]) for form in list(found) if len(form) >= 5 and form.endswith("an")}
    if folded.endswith(("ena", "enas")):
        found |= {_stem(form) for form in found if form.endswith("en")}
    # An odd letter may fold to something that is no letter: an index must read a term as one.
    return tuple(sorted(form for form in found if form and form.isalnum()))


def readable_text(text: str) -> str:
    """The text as it was meant to be read: ligatures and soft hyphens gone, words cut at the end of a line
    whole."""
    text = unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, "").replace("\x00", " "))
    return " ".join(CUT.sub("", text).split())


def terms(*texts: str) -> str:
    """All that the texts can be found by, each once, for `SearchEntry.terms`. A word cut at the end of a line
    is known whole and in its parts: the hyphen may have been its own."""
    found = set()
    for text in texts:
        text = unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, ""))
        for version in {text, CUT.sub("", text)}:
            for word in set(WORD.findall(version)):
                found.update(forms(word))
    return " ".join(sorted(found))


def sought(question: str) -> tuple[Sought, ...]:
    """The words of a question, each with its forms; "vård*" is whatever begins so. Empty where there is none.

    Any input is safe: nothing but letters and digits goes on, of the first words.
    """
    question = unicodedata.normalize("NFKC", question[:MOST_READ].replace(SOFT_HYPHEN, ""))
    words = list(dict.fromkeys(ASKED.findall(question)))
    telling = [word for word in words if word[0].casefold() not in SMALL]
    found = [_sought(word, bool(star)) for word, star in (telling or words)]
    return tuple(dict.fromkeys(one for one in found if one.forms))[:MOST_ASKED]


def _sought(word: str, is_beginning: bool) -> Sought:
    if is_beginning and len(word) >= SHORTEST_BEGINNING:
        folded = fold(word)[:LONGEST]
        return Sought((folded,) if folded.isalnum() else (), begins=True)
    return Sought(forms(word))


def answers(word: str, asked: tuple[Sought, ...]) -> bool:
    """Whether a word of a text is one of those asked for."""
    known = forms(word)
    return any(
        form in known or (one.begins and any(mine.startswith(form) for mine in known))
        for one in asked
        for form in one.forms
    )


def beginnings(asked: tuple[Sought, ...]) -> Iterator[str]:
    """What a word must begin with, folded, to be worth asking `answers`."""
    for one in asked:
        yield min(one.forms, key=len)[:3]
