"""What the frame of every page needs (look.md, Frame)."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.access import standing_of

VERSION = "0.1"


@dataclass(frozen=True)
class NavigationWord:
    label: str
    url: str
    current: bool


def frame(request) -> dict:
    """`navigation`, `structure_name`, `is_staff_here`, `version`. One query, shared with the page."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {
            "navigation": [],
            "structure_name": "",
            "is_staff_here": False,
            "version": VERSION,
            "languages": settings.LANGUAGES,
        }
    standing = standing_of(person)
    words = [
        (_("Start"), reverse("start")),
        (_("Meetings"), reverse("meetings:list")),
        (_("Groups"), reverse("groups:list")),
    ]
    return {
        "navigation": [NavigationWord(label, url, is_current(request.path, url)) for label, url in words],
        "structure_name": standing.structure_name,
        "is_staff_here": standing.is_staff,
        "version": VERSION,
        "languages": settings.LANGUAGES,
    }


def is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
