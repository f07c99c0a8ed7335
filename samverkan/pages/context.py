"""What the frame of every page needs (look.md, Frame)."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.access import Standing, standing_of

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
    if standing.roles or standing.is_administrator or standing.organizations:
        words.append((_("Issues"), reverse("issue:list")))
        words.append((_("Plans"), reverse("plan:list")))
        words.append((_("Evaluations"), reverse("evaluations:list")))
    if standing.organizations:
        words.append(_own_organization(standing))
    return {
        "navigation": [NavigationWord(label, url, is_current(request.path, url)) for label, url in words],
        "structure_name": standing.structure_name,
        "is_staff_here": standing.is_staff,
        "version": VERSION,
        "languages": settings.LANGUAGES,
    }


def _own_organization(standing: Standing) -> tuple[str, str]:
    """A contact's way to what waits for their organisation."""
    if len(standing.organizations) > 1:
        return _("Our organisations"), reverse("organizations:own")
    return _("Our organisation"), reverse("organizations:organization", args=[*standing.organizations])


# What stands under another word of the menu than its own address says.
UNDER = {
    "/moten/": ("/arshjul/", "/tider/", "/kalender/", "/beslut/", "/statistik/"),
    "/grupper/": ("/struktur/",),
    "/fragor/": (
        *("/uppgifter/", "/prioritering/", "/underlag/", "/synpunkter/", "/forankring/"),
        *("/beslut-hemma/", "/uppdrag/", "/folj/"),
    ),
    "/planer/": (
        *("/indikatorer/", "/aktiviteter/", "/medskick/", "/uppfoljning/"),
        *("/medel/", "/projekt/", "/lokala-planer/"),
    ),
    "/utvarderingar/": ("/enkater/", "/muntligt/", "/rekommendationer/"),
}


def is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith((url, *UNDER.get(url, ())))
