"""A group's own phrases for its notes."""

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from groups.models import Group, Person
from meetings.models import Phrase
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def add_phrase(group: Group, *, text: str, by: Person, now: datetime) -> Phrase:
    """Put last. One that is there already is not added again."""
    text = _worded(text)
    if kept := Phrase.objects.filter(group=group, text=text).first():
        return kept
    last = Phrase.objects.filter(group=group).aggregate(last=Max("position"))["last"] or 0
    return Phrase.objects.create(group=group, text=text, position=last + 1)


@verb
def change_phrase(phrase: Phrase, *, text: str, by: Person, now: datetime) -> Phrase:
    phrase.text = _worded(text)
    phrase.save()
    return phrase


@verb
def move_phrase(phrase: Phrase, *, by: Person, now: datetime) -> None:
    """One step up; the first stays where it is."""
    before = Phrase.objects.filter(group=phrase.group_id, position__lt=phrase.position).last()
    if before:
        before.position, phrase.position = phrase.position, before.position
        before.save()
        phrase.save()


@verb
def remove_phrase(phrase: Phrase, *, by: Person, now: datetime) -> None:
    phrase.delete()


def _worded(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write the phrase, e.g. “The agenda is adopted.”"), field="text", code="no_text")
    return text.strip()
