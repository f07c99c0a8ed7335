"""Which registers there are, with their columns: the files' format, Swedish whatever the page's language.

A row refers to another by its number (`nr`), its place in that register's own order. The numbers are reckoned
from what the rows say, not from the database, so that a register read into another installation and taken out
again is the same file.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils.text import slugify

from groups.models import (
    Appointment,
    Board,
    GoverningDocument,
    Group,
    GroupKindChange,
    GroupName,
    GroupRelation,
    GroupRole,
    GroupSettings,
    Mandate,
    Office,
    Organization,
    OrganizationContact,
    OrganizationName,
    Person,
    Seat,
    SeatRule,
    Structure,
    Term,
)

NUMBER = "nr"
# Columns that are reckoned (`group` of an appointment), not the register's (`history`), or another's right to
# give: passwords, administrators and files stay where they are.
LEFT_OUT = {
    Appointment: {"group"},
    Structure: {"logo", "logo_alt"},
    Person: {"password", "last_login", "is_superuser", "pseudonymised_at"},
}


@dataclass(frozen=True)
class Register:
    """`name` is the sheet, the csv file and the key in JSON. `key` says which row is there already, of those
    that `manage.py setup` makes; without it every row is new."""

    name: str
    model: type[models.Model]
    key: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The name without å, ä and ö, for the address of its file."""
        return slugify(self.name)

    @cached_property
    def columns(self) -> dict[str, models.Field]:
        """Field by heading, in the model's order; what refers to another register comes first."""
        left_out = LEFT_OUT.get(self.model, set())
        fields = [
            field
            for field in self.model._meta.concrete_fields
            if not field.primary_key and field.name not in left_out
        ]
        return {heading_of(field): field for field in sorted(fields, key=lambda field: not field.is_relation)}


def heading_of(field: models.Field) -> str:
    return HEADINGS.get(field.name, field.name)


# In the order they are read in: nothing refers to what comes later.
REGISTERS = (
    Register("strukturer", Structure, ("slug",)),
    Register("mandatperioder", Term, ("structure", "name")),
    Register("organisationer", Organization, ("code",)),
    Register("organisationsnamn", OrganizationName, ("organization", "valid_from")),
    Register("nämnder", Board, ("organization", "name")),
    Register("personer", Person, ("email",)),
    Register("kontakter", OrganizationContact),
    Register("grupper", Group),
    Register("gruppnamn", GroupName),
    Register("slag", GroupKindChange),
    Register("uppdrag", Mandate),
    Register("inställningar", GroupSettings),
    Register("relationer", GroupRelation),
    Register("styrdokument", GoverningDocument),
    Register("platsregler", SeatRule),
    Register("platser", Seat),
    Register("utsedda", Appointment),
    Register("presidium", Office),
    Register("roller", GroupRole),
)
BY_NAME = {register.name: register for register in REGISTERS}

HEADINGS = {
    "structure": "struktur",
    "organization": "organisation",
    "organization_kind": "organisationsslag",
    "board": "nämnd",
    "person": "person",
    "group": "grupp",
    "other": "annan grupp",
    "other_name": "utanför registret",
    "rule": "regel",
    "seat": "plats",
    "term": "mandatperiod",
    "name": "namn",
    "slug": "kortnamn",
    "county_code": "länskod",
    "description": "beskrivning",
    "orientation": "introduktion",
    "sender_name": "avsändare",
    "sender_lines": "avsändarens adress",
    "code": "kod",
    "kind": "slag",
    "registration_number": "organisationsnummer",
    "abbreviation": "förkortning",
    "registrar_email": "registrators e-post",
    "valid_from": "gäller från",
    "valid_to": "gäller till",
    "starts_on": "från",
    "ends_on": "till",
    "sector": "sektor",
    "email": "e-post",
    "contact_email": "delad e-post",
    "phone": "telefon",
    "party": "parti",
    "email_public": "e-post får visas",
    "phone_public": "telefon får visas",
    "language": "språk",
    "is_active": "får logga in",
    "label": "beteckning",
    "level": "nivå",
    "is_permanent": "fast",
    "scope": "område",
    "trial_until": "på prov till",
    "state": "tillstånd",
    "stated_size": "angivet antal",
    "closing_reason": "skäl till avslut",
    "reason": "skäl",
    "text": "text",
    "adopted_by": "beslutad av",
    "adopted_on": "beslutad den",
    "reference": "diarienummer",
    "deviation": "avvikelse",
    "adopt_by": "ska antas senast",
    "wording": "ordalydelse",
    "decided_by": "beslutad av",
    "call_days": "dagar före kallelse",
    "substitutes_invited": "ersättare kallas",
    "quorum_rule": "beslutförhet",
    "quorum_number": "antal för beslutförhet",
    "notes_kind": "anteckningar eller protokoll",
    "approval_rule": "vem godkänner",
    "objection_days": "dagar för invändning",
    "meetings_per_year": "möten per år",
    "meeting_minutes": "mötestid",
    "material_days": "dagar för handlingar",
    "proposal_days": "dagar för punkter",
    "reminder_days": "dagar för påminnelse",
    "agenda_fixed_by": "fastställer dagordning",
    "has_paragraphs": "paragrafer",
    "public": "offentligt",
    "may_take_positions": "får ta ställning",
    "accepts_intermunicipal_issues": "tar mellankommunala frågor",
    "chair_from": "ordförande från",
    "vice_chair_from": "vice ordförande från",
    "mail_from_name": "avsändare i mejl",
    "mail_reply_to": "svar till",
    "note": "villkor eller skäl",
    "title": "titel",
    "url": "webbadress",
    "order": "ordning",
    "appointed_by": "utses av",
    "responsible_party": "ansvarigt parti",
    "ex_officio": "i kraft av uppdrag",
    "is_observer": "insynsplats",
    "count": "antal",
    "substitutes": "ersättare",
    "is_optional": "får stå tom",
    "basis": "grund",
    "number": "platsnummer",
    "capacity": "roll",
    "place": "ordning på platsen",
    "mandate_text": "mandat",
    "decision_date": "beslutsdatum",
    "decision_reference": "beslutets diarienummer",
    "end_reason": "skäl till slut",
    "ordinal": "ordningstal",
    "override_reason": "skäl till undantag",
}
