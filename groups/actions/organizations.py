"""The structure of a county, its organisations with dated names, its terms and boards."""

import csv
from datetime import date, datetime
from pathlib import Path

from django.db.models import ProtectedError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.codes import counties, county_code, municipalities, municipality_code, organization_number
from groups.logos import with_checked_logo
from groups.models import Board, Organization, OrganizationName, Person, Structure
from groups.post import post
from samverkan.lib.history import verb
from samverkan.lib.reading import Unreadable, collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

REGIONS = Path(__file__).parent.parent / "data" / "regions.csv"
# The register begins somewhere; a name older than this is of no use to anybody.
LONG_AGO = date(1971, 1, 1)
REGISTRAR_CHANGED = "groups.registrar_changed"


@verb
def set_up_structure(
    name: str, *, by: Person | None, now: datetime, county: str, slug: str = "", **fields
) -> Structure:
    """The collaboration of one county. `county` is its two-digit code; `fields` are the letterhead's."""
    name = required(name, "name")
    slug = free_slug(slug or slugify(name), Structure)
    return Structure.objects.create(
        name=name, slug=slug, county_code=_read(county_code, county, "county"), **with_checked_logo(fields)
    )


@verb
def add_organization(
    name: str,
    *,
    kind: str,
    by: Person | None,
    now: datetime,
    valid_from: date = LONG_AGO,
    code: str = "",
    county: str = "",
    **fields,
) -> Organization:
    """An organisation and its first name. A municipality's code gives its county (I-ORG1, I-ORG2)."""
    name = required(name, "name")
    checked = _checked_codes(kind, code, county, fields.pop("registration_number", ""))
    if Organization.objects.exclude(code="").filter(code=checked["code"]).exists():
        raise Refused(
            _("There is already an organisation with the code %(code)s.") % {"code": checked["code"]},
            field="code",
        )
    organization = Organization.objects.create(kind=kind, **checked, **fields)
    OrganizationName.objects.create(organization=organization, name=name, valid_from=valid_from)
    return organization


@verb
def add_county_organizations(
    county: str, *, by: Person | None, now: datetime, since: date = LONG_AGO
) -> list[Organization]:
    """The municipalities and the region of a county from the shipped data; those already there are left as
    they are."""
    county = _read(county_code, county, "county")
    there = set(Organization.objects.filter(county_code=county).values_list("code", flat=True))
    added = [
        add_organization(
            found.official_name,
            kind=Organization.Kind.MUNICIPALITY,
            code=found.code,
            valid_from=since,
            by=by,
            now=now,
        )
        for found in municipalities().values()
        if found.county == county and found.code not in there
    ]
    if county not in there:
        (first, valid_from), *later = region_names(county)
        region = add_organization(
            first, kind=Organization.Kind.REGION, code=county, valid_from=valid_from or since, by=by, now=now
        )
        for name, valid_from in later:
            rename_organization(region, name=name, valid_from=valid_from, by=by, now=now)
        added.append(region)
    return added


@verb
def rename_organization(
    organization: Organization, *, name: str, valid_from: date, by: Person | None, now: datetime
) -> OrganizationName:
    """A name from a day on; papers older than that keep the former (I-ORG3, S001-52)."""
    name = required(name, "name")
    if organization.names.filter(valid_from=valid_from).exists():
        raise Refused(
            _("There is already a name from %(day)s. Choose another day.") % {"day": day_plain(valid_from)},
            field="valid_from",
        )
    return OrganizationName.objects.create(organization=organization, name=name, valid_from=valid_from)


@verb
def change_organization(
    organization: Organization, *, by: Person | None, now: datetime, **fields
) -> Organization:
    """Change what is not dated. Codes are checked as when the organisation was added.

    The former address of the registry is told when mail goes elsewhere from now: links and notes go there.
    """
    kind = fields.get("kind", organization.kind)
    code = fields.pop("code", organization.code)
    number = fields.pop("registration_number", organization.registration_number)
    checked = _checked_codes(kind, code, fields.pop("county", organization.county_code), number)
    others = Organization.objects.exclude(pk=organization.pk).exclude(code="")
    if others.filter(code=checked["code"]).exists():
        raise Refused(
            _("There is already an organisation with the code %(code)s.") % {"code": checked["code"]},
            field="code",
        )
    former = Organization.objects.values_list("registrar_email", flat=True).get(pk=organization.pk)
    row = changed(organization, fields | checked)
    if former and former != row.registrar_email:
        about = {"organization": row.pk, "by": by.pk if by else None}
        post(REGISTRAR_CHANGED, person=None, name=str(row), address=former, references=about, now=now)
    return row


@verb
def add_board(
    organization: Organization, *, name: str, by: Person | None, now: datetime, sector: str = ""
) -> Board:
    """The organisation's board of that name; one that is there already is returned."""
    name = required(name, "name")
    board = organization.boards.filter(name__iexact=name).first()
    return board or Board.objects.create(organization=organization, name=name, sector=sector)


@verb
def change_board(board: Board, *, name: str, sector: str, by: Person | None, now: datetime) -> Board:
    """Another name or side of the work. Appointments keep the board, so they show the new name."""
    name = required(name, "name")
    others = board.organization.boards.exclude(pk=board.pk)
    if others.filter(name__iexact=name).exists():
        raise Refused(_("There is already a board called %(name)s.") % {"name": name}, field="name")
    return changed(board, {"name": name, "sector": sector})


@verb
def remove_board(board: Board, *, by: Person | None, now: datetime) -> None:
    """A board that was entered wrong. One that somebody has sat for stays: its name stands on their
    appointment."""
    try:
        board.delete()
    except ProtectedError:
        raise Refused(
            _("%(name)s is used by appointments or seat rules and stays. Change its name instead.")
            % {"name": board.name},
            code="in_use",
        ) from None


def region_names(county: str) -> list[tuple[str, date | None]]:
    """The region's names with the day each applies from; None where the shipped data only knows the name of
    today."""
    with REGIONS.open(encoding="utf8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["code"] == county]
    if rows:
        return [
            (row["name"], date.fromisoformat(row["valid_from"]) if row["valid_from"] else None)
            for row in rows
        ]
    return [(f"Region {counties()[county].removesuffix(' län').removesuffix('s')}", None)]


def _checked_codes(kind: str, code: str, county: str, number: str) -> dict[str, str]:
    if kind == Organization.Kind.MUNICIPALITY and collapsed(code):
        code = _read(municipality_code, code, "code")
        county = code[:2]
    elif kind == Organization.Kind.REGION and collapsed(code or county):
        code = county = _read(county_code, code or county, "code")
    else:
        code, county = collapsed(code), _read(county_code, county, "county") if collapsed(county) else ""
    number = _read(organization_number, number, "registration_number") if collapsed(number) else ""
    return {"code": code, "county_code": county, "registration_number": number}


def _read(reader, text: str, field: str) -> str:
    try:
        return reader(text)
    except Unreadable as error:
        raise Refused(str(error), field=field, code="ask" if error.suggestion else "unreadable") from error


def required(text: str, field: str) -> str:
    text = collapsed(text)
    if not text:
        raise Refused(_("The name is missing."), field=field)
    if len(text) > 200:
        raise Refused(
            _("The name has %(count)d characters; at most 200 can be kept.") % {"count": len(text)},
            field=field,
        )
    return text


def free_slug(slug: str, model) -> str:
    if not slug:
        raise Refused(_("Write a short name for addresses, for example aldre."), field="slug")
    if model.objects.filter(slug=slug).exists():
        raise Refused(
            _("%(slug)s is already taken. Write another short name.") % {"slug": slug}, field="slug"
        )
    return slug


def changed(row, fields: dict):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row
