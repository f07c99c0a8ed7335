"""The structure, the three groups and who sits in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from groups.actions import (
    add_board,
    add_county_organizations,
    add_seat_rule,
    add_term,
    adopt_group,
    appoint,
    change_group,
    change_settings,
    create_group,
    find_or_create_person,
    give_office,
    give_role,
    propose_group,
    set_mandate,
    set_up_structure,
)
from groups.models import Group, Organization, Person, Seat, Structure, Term
from samverkan.demo import mandates
from samverkan.demo.log_ins import OFFICE
from samverkan.demo.mandates import GroupMandate
from samverkan.demo.names import Invented, invented_people
from samverkan.demo.when import TERMS, moment

PARTIES = ("S", "M", "C", "L", "V", "KD", "SD", "MP")
DURING_THE_TRIAL = " och i god tid inför 2019, då ett nytt beslut om politiska samverkansgrupper ska tas"
BOARDS = {
    "aldre": (("Vård- och omsorgsnämnden", "social_services"), ("Socialnämnden", "social_services")),
    "barn-unga": (("Barn- och utbildningsnämnden", "school"), ("Socialnämnden", "social_services")),
    "kultur-idrott": (("Kultur- och fritidsnämnden", "culture"), ("Kommunstyrelsen", "executive")),
}
REGION_BOARDS = {
    "aldre": ("Hälso- och sjukvårdsnämnden", "health_care"),
    "barn-unga": ("Hälso- och sjukvårdsnämnden", "health_care"),
    "kultur-idrott": ("Kultur- och folkbildningsnämnden", "culture"),
}
# Ten municipalities first, then the region's three, then the opposition's: the order of the rules.
CHAIRS_SEAT, VICE_CHAIRS_SEAT, OPPOSITIONS_SEAT = 11, 5, 14


@dataclass
class Demo:
    """What the parts of the demo share; `people` never gives anybody twice."""

    now: datetime
    people: Iterator[Invented] = field(default_factory=invented_people)
    office: dict[str, Person] = field(default_factory=dict)

    def person(self, invented: Invented | None = None, *, on: datetime, **fields) -> Person:
        found = invented or next(self.people)
        return find_or_create_person(
            name=found.name, email=found.email, phone=found.phone, by=None, now=on, **fields
        )


def set_up(demo: Demo) -> Structure:
    """The structure, its organisations, its terms and its office."""
    now = moment(date(2016, 10, 5))
    administrator = demo.office["administrator"] = demo.person(OFFICE["administrator"], on=now)
    administrator.is_superuser = True
    administrator.save()
    sign = {"by": administrator, "now": now}
    structure = set_up_structure(
        "Samverkan i Västmanland",
        slug="vastmanland",
        county="19",
        sender_name="Samverkan i Västmanland",
        sender_lines="Region Västmanland och länets tio kommuner\nRegionhuset, 721 89 Västerås",
        description="Politisk samverkan mellan länets tio kommuner och regionen.",
        **sign,
    )
    add_county_organizations("19", **sign)
    for first, last in TERMS:
        if first <= demo.now.year + 1:
            add_term(
                structure,
                name=f"{first}–{last}",
                starts_on=date(first, 1, 1),
                ends_on=date(last, 12, 31),
                **sign,
            )
    for role in ("secretary", "official", "second secretary", "second official"):
        demo.office[role] = demo.person(OFFICE.get(role), on=now)
    return structure


def group_of_2017(demo: Demo, structure: Structure, mandate: GroupMandate) -> Group:
    """The group as the letter of 2016 sets it up, adopted and staffed, with nobody on its seats yet."""
    sign = {"by": demo.office["administrator"], "now": moment(date(2016, 10, 27))}
    group = create_group(
        structure,
        name=mandate.name,
        slug=mandate.slug,
        scope=mandate.scope,
        starts_on=mandates.STARTS_ON,
        trial_until=mandates.TRIAL_UNTIL,
        stated_size=14,
        mandate=mandate.text,
        deviation=mandate.deviation,
        adopted_by=mandates.ADOPTED_BY,
        adopted_on=mandates.ADOPTED_ON,
        settings={"chair_from": "region", "vice_chair_from": "municipality"},
        **sign,
    )
    region = Organization.objects.get(kind="region", county_code=structure.county_code)
    add_seat_rule(group, kind="each_of_kind", organization_kind="municipality", **sign)
    add_seat_rule(group, kind="organization", organization=region, count=3, **sign)
    add_seat_rule(
        group,
        kind="collective",
        label="oppositionen",
        appointed_by=mandates.APPOINTED_BY,
        basis=mandates.BASIS,
        is_optional=True,
        **sign,
    )
    propose_group(group, **sign)
    _staff(demo, group, sign)
    return adopt_group(group, **sign)


def _staff(demo: Demo, group: Group, sign: dict) -> None:
    """Two of the groups share a secretary; the two officials stand in for each other."""
    own = "second " if group.slug == "kultur-idrott" else ""
    official = "second official" if group.slug == "barn-unga" else "official"
    deputy = {"official": "second official", "second official": "official"}[official]
    for role, kind in [
        (f"{own}secretary", "secretary"),
        (official, "responsible_official"),
        (deputy, "deputy_official"),
    ]:
        give_role(group, person=demo.office[role], kind=kind, starts_on=mandates.STARTS_ON, **sign)


def made_permanent(demo: Demo, group: Group) -> None:
    """What was decided for the groups after the trial: they stay, and two of them always call substitutes."""
    sign = {"by": demo.office["administrator"], "now": moment(date(2018, 12, 17))}
    former = group.mandates.get()
    text = former.text.replace(" för perioden 2017–2018", " för mandatperioden")
    text = text.replace(DURING_THE_TRIAL, "")
    set_mandate(
        group,
        text=text,
        valid_from=date(2019, 1, 1),
        adopted_by="Regionstyrelsen",
        adopted_on=date(2018, 11, 28),
        **sign,
    )
    fields = {"substitutes_invited": "always"} if group.slug != "kultur-idrott" else {}
    if group.slug == "barn-unga":
        fields |= {"approval_rule": "no_objection", "objection_days": 7}
    decided_by = "Samverkansgruppens sista möte 2018"
    change_settings(group, valid_from=date(2019, 1, 1), decided_by=decided_by, **fields, **sign)
    change_group(group, trial_until=None, **sign)


def seat_everybody(
    demo: Demo,
    group: Group,
    *,
    starts_on: date,
    on: datetime,
    ends_on: date | None = None,
    term: Term | None = None,
    vacant: frozenset[int] = frozenset(),
    named: dict[tuple[int, str], Invented] | None = None,
) -> None:
    """Members and personal substitutes on all seats but the `vacant`, and chair and vice chair among them.

    `named` holds who sits on a (seat number, capacity) instead of somebody new.
    """
    sign = {"by": demo.office["administrator"], "now": on}
    held = {"starts_on": starts_on, "ends_on": ends_on, "term": term}
    for seat in group.seats.select_related("organization").exclude(number__in=vacant):
        for side, capacity in enumerate(("member", "substitute")):
            person = demo.person((named or {}).get((seat.number, capacity)), on=on)
            appoint(
                seat,
                person=person,
                capacity=capacity,
                board=_board(group, seat, side, sign),
                party=PARTIES[(seat.number * 3 + side) % len(PARTIES)],
                decision_date=date(starts_on.year - 1, 12, 1 + seat.number),
                decision_reference=f"KS {starts_on.year - 1}/{180 + seat.number} § {20 + side}",
                **held,
                **sign,
            )
    for kind, number in (("chair", CHAIRS_SEAT), ("vice_chair", VICE_CHAIRS_SEAT)):
        person = member_on(group, number, starts_on)
        give_office(group, person=person, kind=kind, starts_on=starts_on, ends_on=ends_on, **sign)


def member_on(group: Group, number: int, on: date, capacity: str = "member") -> Person:
    rows = group.appointments.in_force(on).select_related("person")
    return rows.get(seat__number=number, capacity=capacity).person


def _board(group: Group, seat: Seat, side: int, sign: dict):
    if seat.organization is None:
        return None
    is_region = seat.organization.kind == Organization.Kind.REGION
    name, sector = REGION_BOARDS[group.slug] if is_region else BOARDS[group.slug][side]
    return add_board(seat.organization, name=name, sector=sector, **sign)
