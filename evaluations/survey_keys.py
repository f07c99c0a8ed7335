"""The keys by which a question and its choices are known again when a survey is repeated (I-SUR7). Pure."""

from collections.abc import Collection, Sequence

from django.utils.text import slugify

LONGEST = 40


def new_key(text: str, taken: Collection[str]) -> str:
    """A key made from the text, other than those that are taken."""
    stem = slugify(text)[: LONGEST - 4].strip("-") or "fraga"
    return next(key for key in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if key not in taken)


def keyed(texts: Sequence[str], former: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """(key, text) of the choices as they are written now; `former` as they were.

    A text that stood there keeps its key wherever it stands now. One that is new takes the key of a former
    text in the same place that is gone: it has been worded anew.
    """
    by_text = {text: key for key, text in former}
    keys = {text: by_text[text] for text in texts if text in by_text}
    for place, text in enumerate(texts):
        if text not in keys and place < len(former) and former[place][1] not in texts:
            keys[text] = former[place][0]
    taken = {key for key, _text in former}
    for text in texts:
        if text not in keys:
            keys[text] = new_key(text, taken)
            taken.add(keys[text])
    return [(keys[text], text) for text in texts]
