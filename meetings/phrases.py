"""Sentences that stand in nearly all notes, put in with one key: those shipped and the group's own
(S004-33)."""

from django.utils.translation import gettext_lazy as _

from groups.models import Group
from meetings.models import Phrase
from samverkan.lib import richtext

SHIPPED = (
    _("The chair welcomes everybody and opens the meeting."),
    _("The agenda is adopted."),
    _("The notes of the previous meeting are gone through and filed."),
    _("The group thanks for the information."),
    _("The group talks the question over."),
    _("The question is postponed to the next meeting."),
    _("Nobody has any other business."),
    _("The chair thanks everybody and ends the meeting."),
)


def phrases_of(group: Group) -> list[str]:
    """The group's own first, then those shipped; one query."""
    own = Phrase.objects.filter(group=group).values_list("text", flat=True)
    return [*own, *(str(text) for text in SHIPPED)]


def with_phrase(html: str, phrase: str) -> str:
    """The text of an item with the phrase as its last paragraph."""
    return richtext.clean(html + richtext.from_plain(phrase))
