"""What several organisations did on one day, told as one line of a time line: seventeen answers at once would
hide the rest. Pure."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issues.models import IssueEvent
from samverkan.lib.spoken import listed

# Fewer are told one by one.
LEAST = 3


def told_together[L](
    lines: Sequence[L], alike: Callable[[L], Hashable | None], as_one: Callable[[list[L]], L]
) -> list[L]:
    """Lines that are `alike` in one where they are at least three, at the place of the first; None is like
    nothing."""
    keys = [alike(line) for line in lines]
    counts = Counter(key for key in keys if key is not None)
    found: dict[Hashable, list[L]] = {}
    for place, (key, line) in enumerate(zip(keys, lines, strict=True)):
        # A place is a number and a key never is.
        found.setdefault(key if counts[key] >= LEAST else place, []).append(line)
    return [rows[0] if len(rows) == 1 else as_one(rows) for rows in found.values()]


def organizations_words(names: Iterable[str]) -> str:
    """ "3 organisationer: Köping, Sala och Region Västmanland", each named once; one alone by its name."""
    named = list(dict.fromkeys(names))
    if len(named) == 1:
        return named[0]
    text = ngettext("%(count)s organisation: %(names)s", "%(count)s organisations: %(names)s", len(named))
    return text % {"count": len(named), "names": listed(named)}


def of_several(kind: str) -> str:
    """The word for what happened, where it happened in several organisations."""
    is_decision = kind == str(IssueEvent.Kind.DECISION.label)
    return _("Decisions of the organisations") if is_decision else kind
