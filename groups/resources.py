"""Organisations, people and appointments as rows of a spreadsheet, read in through the verbs (ruling 8).

The headings are Swedish whatever the language of the page: they are the file's format, not its interface.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export import fields, resources, widgets

from groups.access import STAFF, standing_of
from groups.actions import (
    add_board,
    add_organization,
    add_seat_rule,
    appoint_by_name,
    change_organization,
    change_person,
    find_or_create_person,
    rename_organization,
)
from groups.circle import represents
from groups.models import Appointment, Board, Group, Organization, Person, Seat, SeatRule
from samverkan.lib import dates
from samverkan.lib.reading import Unreadable, whole_number
from samverkan.lib.refusal import Refused

YES, NO = "ja", "nej"


class YesOrNo(widgets.Widget):
    def render(self, value, obj=None, **kwargs) -> str:
        return YES if value else NO


class VerbResource(resources.ModelResource):
    """Rows are saved by `carry_out(row, sign)`; what it refuses stands at the row in the preview, and nothing
    is saved."""

    # Headings the file must have; others may be left out.
    NEEDED: tuple[str, ...] = ()

    def before_import(self, dataset, **kwargs):
        missing = [heading for heading in self.NEEDED if heading not in dataset.headers]
        if missing:
            headings = ", ".join(field.column_name for field in self.fields.values())
            # Otherwise each row would tell the same once more.
            dataset.wipe()
            text = _("The column %(missing)s is missing. The headings are: %(headings)s.")
            raise Unreadable(text % {"missing": ", ".join(missing), "headings": headings})

    def get_instance(self, instance_loader, row):
        """The verbs find out themselves what is there."""
        return

    def import_instance(self, instance, row, **kwargs):
        """Nothing is set from outside the verb."""

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """The verb refuses; the empty instance here has nothing to validate."""

    def save_instance(self, instance, is_create, row, **kwargs):
        given = {heading: str(value or "").strip() for heading, value in row.items() if heading}
        try:
            made = self.carry_out(given, {"by": kwargs["user"], "now": timezone.now()})
        except (Refused, Unreadable) as refusal:
            raise ValidationError(str(refusal)) from refusal
        # What the preview and the log say about the row is read from it.
        vars(instance).update(vars(made))

    def carry_out(self, row: dict[str, str], sign: dict):
        raise NotImplementedError

    class Meta:
        use_transactions = True
        skip_unchanged = False


class OrganizationResource(VerbResource):
    """A code that is there already is that organisation: its name from today and its other cells change."""

    NEEDED = ("namn", "slag")
    code = fields.Field("code", "kod")
    name = fields.Field(column_name="namn")
    kind = fields.Field("get_kind_display", "slag")
    county = fields.Field("county_code", "länskod")
    registration_number = fields.Field("registration_number", "organisationsnummer")
    abbreviation = fields.Field("abbreviation", "förkortning")
    registrar_email = fields.Field("registrar_email", "registrators e-post")

    class Meta(VerbResource.Meta):
        model = Organization
        fields = ("code", "name", "kind", "county", "registration_number", "abbreviation", "registrar_email")

    def dehydrate_name(self, organization) -> str:
        return organization.name_on(timezone.localdate()) if organization.pk else ""

    def carry_out(self, row, sign):
        values = {
            "kind": _kind(row["slag"]),
            "code": row.get("kod", ""),
            "county": row.get("länskod", ""),
            "registration_number": row.get("organisationsnummer", ""),
            "abbreviation": row.get("förkortning", ""),
            "registrar_email": row.get("registrators e-post", ""),
        }
        there = Organization.objects.filter(code=values["code"]).exclude(code="").first()
        if there is None:
            return add_organization(row["namn"], **values, **sign)
        today = timezone.localdate(sign["now"])
        if there.name_on(today) != row["namn"]:
            rename_organization(there, name=row["namn"], valid_from=today, **sign)
        return change_organization(there, **values, **sign)


class BoardResource(VerbResource):
    """A board that is there already, by organisation and name, is left as it is."""

    NEEDED = ("organisation", "namn")
    organization = fields.Field(column_name="organisation")
    name = fields.Field("name", "namn")
    sector = fields.Field("get_sector_display", "sektor")

    class Meta(VerbResource.Meta):
        model = Board
        fields = ("organization", "name", "sector")

    def dehydrate_organization(self, board) -> str:
        return _called(board.organization) if board.pk else ""

    def carry_out(self, row, sign):
        owner = _organization(row["organisation"])
        sector = _choice(row["sektor"], Board.Sector.choices, _("sector")) if row.get("sektor") else ""
        there = owner.boards.filter(name=row["namn"]).first()
        return there or add_board(owner, name=row["namn"], sector=sector, **sign)


class SeatRuleResource(VerbResource):
    """A rule a row, with the seats it makes. A rule that is there already, alike in all, is left as it is."""

    NEEDED = ("grupp", "vem utser", "från")
    group = fields.Field("group__slug", "grupp")
    kind = fields.Field("get_kind_display", "vem utser")
    organization_kind = fields.Field("get_organization_kind_display", "organisationsslag")
    organization = fields.Field(column_name="organisation")
    label = fields.Field("label", "representerar")
    appointed_by = fields.Field("appointed_by", "utses av")
    sector = fields.Field("get_sector_display", "sektor")
    count = fields.Field("count", "platser")
    substitutes = fields.Field("substitutes", "ersättare per plats")
    is_optional = fields.Field("is_optional", "får stå tom", widget=YesOrNo())
    is_observer = fields.Field("is_observer", "insynsplats", widget=YesOrNo())
    basis = fields.Field("basis", "grund")
    starts_on = fields.Field("starts_on", "från")
    ends_on = fields.Field("ends_on", "till")

    class Meta(VerbResource.Meta):
        model = SeatRule
        fields = (
            "group", "kind", "organization_kind", "organization", "label", "appointed_by", "sector", "count",
            "substitutes", "is_optional", "is_observer", "basis", "starts_on", "ends_on",
        )  # fmt: skip

    def dehydrate_organization(self, rule) -> str:
        return _called(rule.organization) if rule.pk and rule.organization else ""

    def carry_out(self, row, sign):
        group = _group(row["grupp"], sign["by"])
        owner = row.get("organisation", "")
        given = {
            "kind": _choice(row["vem utser"], SeatRule.Kind.choices, _("kind")),
            "organization_kind": _kind(row["organisationsslag"]) if row.get("organisationsslag") else "",
            "organization": _organization(owner) if owner else None,
            "label": row.get("representerar", ""),
            "appointed_by": row.get("utses av", ""),
            "sector": _choice(row["sektor"], Board.Sector.choices, _("sector")) if row.get("sektor") else "",
            "count": _number(row.get("platser") or "1", "platser"),
            "substitutes": _number(row.get("ersättare per plats") or "1", "ersättare per plats"),
            "is_optional": _yes(row.get("får stå tom", "")),
            "is_observer": _yes(row.get("insynsplats", "")),
            "basis": row.get("grund", ""),
            "starts_on": dates.parse_date(row["från"]),
            "ends_on": _day(row.get("till", "")),
        }
        return group.seat_rules.filter(**given).first() or add_seat_rule(group, **given, **sign)


class PersonResource(VerbResource):
    NEEDED = ("namn", "e-post")
    name = fields.Field("name", "namn")
    email = fields.Field("address", "e-post")
    phone = fields.Field("phone", "telefon")
    party = fields.Field("party", "parti")

    class Meta(VerbResource.Meta):
        model = Person
        fields = ("name", "email", "phone", "party")

    def carry_out(self, row, sign):
        given = {
            name: row[heading]
            for name, heading in (("phone", "telefon"), ("party", "parti"))
            if row.get(heading)
        }
        person = find_or_create_person(name=row["namn"], email=row["e-post"], **given, **sign)
        return change_person(person, **given, **sign) if given else person


class AppointmentResource(VerbResource):
    """One person on one seat a row; the seat by its group and number."""

    NEEDED = ("grupp", "plats", "roll", "namn", "från")
    group = fields.Field("group__slug", "grupp")
    seat = fields.Field("seat__number", "plats")
    represents = fields.Field(column_name="representerar")
    capacity = fields.Field("get_capacity_display", "roll")
    name = fields.Field("person__name", "namn")
    email = fields.Field("person__address", "e-post")
    party = fields.Field("party", "parti")
    board = fields.Field("board__name", "nämnd")
    starts_on = fields.Field("starts_on", "från")
    ends_on = fields.Field("ends_on", "till")
    decision_date = fields.Field("decision_date", "beslutsdatum")
    decision_reference = fields.Field("decision_reference", "diarienummer")

    class Meta(VerbResource.Meta):
        model = Appointment
        fields = (
            "group", "seat", "represents", "capacity", "name", "email", "party", "board", "starts_on",
            "ends_on",
            "decision_date", "decision_reference",
        )  # fmt: skip

    def dehydrate_represents(self, row) -> str:
        return represents(row.seat, row.starts_on) if row.pk else ""

    def carry_out(self, row, sign):
        seat = _seat(row, sign["by"])
        capacity = _choice(row["roll"], Appointment.Capacity.choices, _("role"))
        starts_on = dates.parse_date(row["från"])
        same = seat.appointments.filter(person__name=row["namn"], capacity=capacity, starts_on=starts_on)
        return same.first() or appoint_by_name(
            seat,
            name=row["namn"],
            email=row.get("e-post", ""),
            capacity=capacity,
            starts_on=starts_on,
            ends_on=_day(row.get("till", "")),
            decision_date=_day(row.get("beslutsdatum", "")),
            decision_reference=row.get("diarienummer", ""),
            party=row.get("parti", ""),
            board=row.get("nämnd", ""),
            **sign,
        )


def _seat(row: dict[str, str], by: Person) -> Seat:
    """A seat of a group the person staffs; any other group might as well not exist."""
    seats = Seat.objects.select_related("group", "organization").filter(group__slug=row["grupp"])
    if not standing_of(by).is_administrator:
        seats = seats.filter(group__in=standing_of(by).group_ids(STAFF))
    number = row["plats"]
    read = whole_number(number)
    seat = seats.numbered(read, dates.parse_date(row["från"])) if read is not None else None
    if seat is None:
        text = _("There is no seat %(number)s in a group called %(group)s. Write for example 7 and aldre.")
        raise Refused(text % {"number": number, "group": row["grupp"]})
    return seat


def _group(slug: str, by: Person) -> Group:
    """A group the person staffs, as in `_seat`."""
    groups = Group.objects.filter(slug=slug)
    if not standing_of(by).is_administrator:
        groups = groups.filter(pk__in=standing_of(by).group_ids(STAFF))
    if (found := groups.first()) is None:
        raise Refused(
            _("There is no group called %(group)s. Write its short name, for example aldre.")
            % {"group": slug}
        )
    return found


def _organization(text: str) -> Organization:
    """By its code, or by its name today."""
    found = Organization.objects.filter(code=text).exclude(code="").first()
    if found is None:
        today = timezone.localdate()
        rows = Organization.objects.filter(names__name=text).distinct().prefetch_related("names")
        found = next((row for row in rows if row.name_on(today) == text), None)
    if found is None:
        raise Refused(
            _(
                "There is no organisation called %(text)s. Write its code or its name, for example 1981 or "
                "Sala kommun."
            )
            % {"text": text}
        )
    return found


def _called(organization: Organization) -> str:
    return organization.code or organization.name_on(timezone.localdate())


def _number(text: str, heading: str) -> int:
    number = whole_number(text, longest=9)
    if number is None:
        raise Refused(
            _("“%(text)s” in the column %(column)s is no number. Write for example 1.")
            % {"text": text[:50], "column": heading}
        )
    return number


def _yes(text: str) -> bool:
    return _choice(text, ((YES, _("yes")), (NO, _("no"))), _("answer")) == YES if text else False


def _kind(text: str) -> str:
    return _choice(text, Organization.Kind.choices, _("kind"))


def _choice(text: str, choices, what: str) -> str:
    """The value behind a word, in the language of the page or as the value itself."""
    for value, word in choices:
        if text.casefold() in (str(word).casefold(), value):
            return value
    words = ", ".join(str(word) for _value, word in choices)
    raise Refused(
        _("“%(text)s” is no %(what)s. Write one of: %(words)s.")
        % {"text": text, "what": what, "words": words}
    )


def _day(text: str) -> date | None:
    return dates.parse_date(text) if text else None
