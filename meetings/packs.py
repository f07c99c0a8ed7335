"""Packs of a meeting as a reader asks for them: one for each circle and contents, made once (P26, P27)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.models import Person
from groups.reading import narrowest
from meetings.access import reading_circles
from meetings.models import Meeting, Pack
from meetings.pack_facts import PackDocument, PackFacts, pack_facts
from samverkan.lib.facts import sha256

FOLDER = "packs"
KEPT = timedelta(days=1)
# Longer than any pack takes: whoever made it has died, and it may be asked for again.
GIVEN_UP_AFTER = timedelta(minutes=3)


@dataclass(frozen=True)
class Wanted:
    """What a reader would get now, and the row of it where somebody has asked."""

    facts: PackFacts
    circle: str
    fingerprint: str
    pack: Pack | None

    @property
    def document(self) -> PackDocument:
        return self.facts.document


def wanted(person: Person, meeting: Meeting, kind: str) -> Wanted | None:
    """None for a meeting without day and start. The same number of queries whatever the meeting holds."""
    if not (meeting.date and meeting.start):
        return None
    return wanted_by(narrowest(reading_circles(person, meeting)), meeting, kind)


def wanted_by(circle: str, meeting: Meeting, kind: str, document: PackDocument | None = None) -> Wanted:
    """For a circle; `document` where it is known from the other kind."""
    facts = pack_facts(meeting, kind, circle, document)
    fingerprint = sha256(facts)
    row = Pack.objects.filter(meeting=meeting, kind=kind, circle=circle, fingerprint=fingerprint).first()
    return Wanted(facts, circle, fingerprint, row)


def name_in_storage(pack: Pack) -> str:
    return f"{FOLDER}/{pack.meeting_id}-{pack.circle}-{pack.fingerprint}.{pack.kind}"


def is_ready(pack: Pack | None) -> bool:
    return bool(pack and pack.file and default_storage.exists(pack.file))


def is_under_way(pack: Pack | None, now: datetime) -> bool:
    """Asked for, and somebody may still be making it."""
    if pack is None or pack.made_at or pack.failed_at:
        return False
    return now - pack.asked_at < GIVEN_UP_AFTER


def file_name(pack: Pack, group: str) -> str:
    """ "2017-03-14-alla-handlingar-samverkansgrupp-aldre.pdf" """
    words = _("All papers")
    return f"{pack.meeting.date}-{slugify(words)}-{slugify(group)}.{pack.kind}"
