"""Who may log in to the demo, and with what."""

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from groups.models import Person
from samverkan.demo.names import Invented

PASSWORD = "samverkan-i-demo-2017"  # noqa: S105 - for invented people, printed on the screen by bin/run

LOG_INS = {
    "sekreterare@example.se": _("secretary"),
    "tjansteman@example.se": _("responsible official"),
    "ordforande@example.se": _("chair"),
    "vice@example.se": _("vice chair"),
    "ledamot@example.se": _("member"),
    "ersattare@example.se": _("substitute"),
    "kommun@example.se": _("contact of a municipality"),
    "admin@example.se": _("administrator"),
}
# By seat number and capacity, in the group on older people in the running term.
NAMED = {
    (11, "member"): Invented("Vendela Örnvik", "ordforande@example.se", "070-174 06 05"),
    (5, "member"): Invented("Torgny Häggstad", "vice@example.se", "070-174 06 06"),
    (7, "member"): Invented("Åsa-Lena Lönngård", "ledamot@example.se", "070-174 06 07"),
    (1, "substitute"): Invented("Sixten Ekåker", "ersattare@example.se", "070-174 06 08"),
}
CONTACT = Invented("Rakel Sälgås", "kommun@example.se", "031-390 06 03")
OFFICE = {
    "administrator": Invented("Disa Tallhed", "admin@example.se", "031-390 06 00"),
    "secretary": Invented("Berit Almvik", "sekreterare@example.se", "031-390 06 01"),
    "official": Invented("Orvar Björknäs", "tjansteman@example.se", "031-390 06 02"),
}


def open_log_ins() -> None:
    """One password for all who may log in; it is hashed once."""
    Person.objects.filter(email__in=LOG_INS).update(password=make_password(PASSWORD))


def log_in_lines() -> list[str]:
    """ "role, e-mail, password", for those of them who are there."""
    there = set(Person.objects.filter(email__in=LOG_INS).values_list("email", flat=True))
    return [f"{role}, {email}, {PASSWORD}" for email, role in LOG_INS.items() if email in there]
