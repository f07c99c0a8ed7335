"""The questions that an oral evaluation begins with: the three of the seed, or numbers alone (S000-09 …
S000-11, S000-39)."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.lib.refusal import Refused

MOST = 40


@dataclass(frozen=True)
class Asked:
    """`number` and `text`: one of them may be empty. What is said to one that `is_for_later` is offered as
    handover notes."""

    number: str = ""
    text: str = ""
    is_for_later: bool = False


def usual_questions() -> tuple[Asked, ...]:
    """The shipped ones, in the installation's language: they are kept, and read by all."""
    with translation.override(settings.LANGUAGE_CODE):
        return (
            Asked("1", _("What have we done that has been good?")),
            Asked("2", _("What has worked less well?")),
            Asked(
                "3",
                _("What experience is important to take along into the group's further work?"),
                is_for_later=True,
            ),
        )


def numbered(count: int) -> tuple[Asked, ...]:
    """1 … count without texts. Refused outside 1 … MOST."""
    if not 1 <= count <= MOST:
        text = ngettext(
            "%(count)d number cannot be laid out. Choose between 1 and %(most)d, e.g. 10.",
            "%(count)d numbers cannot be laid out. Choose between 1 and %(most)d, e.g. 10.",
            count,
        )
        raise Refused(text % {"count": count, "most": MOST}, field="count", code="count")
    return tuple(Asked(str(number)) for number in range(1, count + 1))
