"""What a text says just now, as a mark: whoever saves over somebody else's change is told (ruling 18)."""

import hashlib
import json

from django.utils.translation import gettext as _

from samverkan.lib.refusal import Refused


def edition_of(row, columns: tuple[str, ...]) -> str:
    """Sixteen characters, others as soon as one of the columns is."""
    text = json.dumps([str(getattr(row, name)) for name in columns], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def refuse_changed(row, columns: tuple[str, ...], seen: str) -> None:
    """`seen` is the mark that the writer began from; empty asks nothing."""
    if seen and seen != edition_of(row, columns):
        raise Refused(
            _("Somebody else has changed this since you began. Open it in another window, and save again."),
            code="changed",
        )
