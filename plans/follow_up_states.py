"""What may be done with a year's follow-up, and what each state means (S001-29, domain.md 6.5). Pure but for
the language."""

from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

Move = Literal["write", "review", "discard", "send_back", "adopt", "publish"]
# What is reviewed is frozen: to change anything it is sent back, and what is adopted stands.
MOVES: dict[str, frozenset[Move]] = {
    "draft": frozenset({"write", "review", "discard"}),
    "reviewed": frozenset({"send_back", "adopt"}),
    "adopted": frozenset({"publish"}),
    "published": frozenset(),
}
MARKS = {"draft": "partly", "reviewed": "on", "adopted": "ok", "published": "ok"}


def may_be(state: str, move: Move) -> bool:
    return move in MOVES[state]


def why_not(state: str) -> str:
    """Why what was asked cannot be done with a follow-up in this state, and the way on."""
    return {
        "draft": _("The follow-up is a draft. Mark it as reviewed first."),
        "reviewed": _("The follow-up is reviewed and stands as it is. Send it back to change anything."),
        "adopted": _("The follow-up is adopted and does not change."),
        "published": _("The follow-up is published and does not change."),
    }[state]


def standing(state: str) -> tuple[str, str]:
    """(kind of mark, word)."""
    return MARKS[state], {
        "draft": pgettext("follow-up", "Draft"),
        "reviewed": pgettext("follow-up", "Reviewed"),
        "adopted": pgettext("follow-up", "Adopted"),
        "published": pgettext("follow-up", "Published"),
    }[state]
