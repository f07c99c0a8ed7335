"""Five structures as plain data, and how one is entered: through the verbs, as a secretary would.

The groups and how they hang together are those of the client's papers; who sits in them is invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import Q

from groups.actions import (
    add_county_organizations,
    add_organization,
    add_seat_rule,
    adopt_group,
    appoint,
    change_kind,
    create_group,
    find_or_create_person,
    propose_group,
    relate,
    rename_group,
    set_up_structure,
)
from groups.models import Group, Organization, Person, Structure
from samverkan.demo.names import Invented

# A seat of each is left vacant, so that the drawing shows both.
VACANT_EVERY = 6


@dataclass(frozen=True)
class SeatShape:
    """`who` is "municipalities", "region", "jointly" (with a label), a municipality's code or an
    abbreviation."""

    who: str
    count: int = 1
    sector: str = ""
    label: str = ""
    substitutes: int = 1
    is_optional: bool = False


@dataclass(frozen=True)
class GroupShape:
    """`under` is the group it belongs under, `renamed` later names and `became` later kinds by their day."""

    slug: str
    name: str
    kind: str
    starts_on: date
    under: str = ""
    level: str = "county"
    scope: str = ""
    mandate: str = ""
    seats: tuple[SeatShape, ...] = ()
    ends_on: date | None = None
    trial_until: date | None = None
    is_permanent: bool = True
    renamed: tuple[tuple[date, str, str], ...] = ()
    became: tuple[tuple[date, str, str], ...] = ()


@dataclass(frozen=True)
class RelationShape:
    """`other` is the short name of a group, or `outside` what it is in words."""

    group: str
    kind: str
    starts_on: date
    other: str = ""
    outside: str = ""
    note: str = ""
    ends_on: date | None = None


@dataclass(frozen=True)
class Shape:
    name: str
    slug: str
    county: str
    description: str
    sender_lines: str
    groups: tuple[GroupShape, ...]
    relations: tuple[RelationShape, ...] = ()
    # Beside the county's municipalities and region: (name, kind, abbreviation).
    organizations: tuple[tuple[str, str, str], ...] = field(default=())


def enter(
    shape: Shape, *, by: Person | None, now: datetime, people: Iterator[Invented] | None = None
) -> Structure:
    """The structure with its county's organisations, groups and relations, and people on most seats if any
    are given. Groups that are there already are left as they are."""
    sign = {"by": by, "now": now}
    structure = Structure.objects.filter(slug=shape.slug).first() or set_up_structure(
        shape.name,
        slug=shape.slug,
        county=shape.county,
        description=shape.description,
        sender_name=shape.name,
        sender_lines=shape.sender_lines,
        **sign,
    )
    add_county_organizations(shape.county, **sign)
    for name, kind, abbreviation in shape.organizations:
        add_organization(name, kind=kind, county=shape.county, abbreviation=abbreviation, **sign)
    for group in shape.groups:
        if not Group.objects.filter(slug=group.slug).exists():
            _enter_group(structure, group, people, sign)
    groups = {group.slug: group for group in structure.groups.all()}
    for group in shape.groups:
        if group.under and not groups[group.slug].relations.filter(kind="parent").exists():
            _relate(groups, RelationShape(group.slug, "parent", group.starts_on, other=group.under), sign)
    for relation in shape.relations:
        _relate(groups, relation, sign)
    return structure


def _relate(groups: dict[str, Group], relation: RelationShape, sign: dict) -> None:
    other = groups[relation.other] if relation.other else None
    replaces = relation.kind == "parent"
    relate(
        groups[relation.group],
        kind=relation.kind,
        starts_on=max(relation.starts_on, other.starts_on) if other else relation.starts_on,
        ends_on=relation.ends_on,
        other=other,
        other_name=relation.outside,
        note=relation.note,
        replaces=replaces,
        **sign,
    )


def _enter_group(
    structure: Structure, shape: GroupShape, people: Iterator[Invented] | None, sign: dict
) -> None:
    group = create_group(
        structure,
        name=shape.name,
        slug=shape.slug,
        kind=shape.kind,
        level=shape.level,
        scope=shape.scope,
        mandate=shape.mandate,
        starts_on=shape.starts_on,
        ends_on=shape.ends_on,
        trial_until=shape.trial_until,
        is_permanent=shape.is_permanent,
        **sign,
    )
    for seats in shape.seats:
        add_seat_rule(group, **_rule(structure, seats), **sign)
    if people:
        _seat(group, people, sign)
    for day, name, reason in shape.renamed:
        rename_group(group, name=name, valid_from=day, reason=reason, **sign)
    for day, kind, reason in shape.became:
        change_kind(group, kind=kind, valid_from=day, reason=reason, **sign)
    propose_group(group, **sign)
    adopt_group(group, **sign)


def _rule(structure: Structure, seats: SeatShape) -> dict:
    common = {
        "count": seats.count,
        "substitutes": seats.substitutes,
        "sector": seats.sector,
        "is_optional": seats.is_optional,
    }
    if seats.who == "municipalities":
        return common | {"kind": "each_of_kind", "organization_kind": "municipality"}
    if seats.who == "jointly":
        return common | {"kind": "collective", "label": seats.label, "appointed_by": "kommunerna gemensamt"}
    here = Organization.objects.filter(county_code=structure.county_code)
    if seats.who == "region":
        return common | {"kind": "organization", "organization": here.get(kind="region")}
    named = here.get(Q(code=seats.who) | Q(abbreviation=seats.who))
    return common | {"kind": "organization", "organization": named}


def _seat(group: Group, people: Iterator[Invented], sign: dict) -> None:
    """A member on all seats but each sixth."""
    for seat in group.seats.all():
        if seat.number % VACANT_EVERY:
            found = next(people)
            person = find_or_create_person(name=found.name, email=found.email, phone=found.phone, **sign)
            appoint(seat, person=person, starts_on=max(seat.starts_on, group.starts_on), **sign)


def _local(prefix: str, word: str, under: str, starts_on: date, *places: tuple[str, str, str]):
    """A local group for each (short name, place, municipality's code), with the seats of its own places."""
    return tuple(
        GroupShape(
            f"{prefix}-{slug}",
            f"{word} {place}",
            "local_group",
            starts_on,
            under=under,
            level="local",
            seats=(SeatShape(code, 2, substitutes=0),),
        )
        for slug, place, code in places
    )


SRB = GroupShape(
    "srb",
    "Strategiska regionala beredningen",
    "strategic_forum",
    date(2016, 1, 1),
    scope="Överordnat politiskt forum för regionen och länets kommuner.",
    mandate="Tillsätta och avsluta fasta eller tillfälliga politiska samverkansgrupper.",
    seats=(SeatShape("municipalities"), SeatShape("region", 5)),
)
THE_LETTER = (
    SeatShape("municipalities"),
    SeatShape("region", 3),
    SeatShape("jointly", label="oppositionen", is_optional=True),
)
VASTMANLAND = Shape(
    "Samverkan i Västmanland",
    "vastmanland",
    "19",
    "Politisk samverkan mellan länets tio kommuner och regionen.",
    "Region Västmanland och länets tio kommuner\nRegionhuset, 721 89 Västerås",
    (
        SRB,
        *(
            GroupShape(
                slug,
                f"Samverkansgrupp {name}",
                "political_collaboration",
                date(2017, 1, 1),
                under="srb",
                mandate="Identifiera och prioritera gränsöverskridande samverkansuppgifter.",
                seats=THE_LETTER,
                trial_until=date(2018, 12, 31),
            )
            for slug, name in (
                ("aldre", "äldre"),
                ("barn-unga", "barn/unga"),
                ("kultur-idrott", "kultur/idrott"),
            )
        ),
    ),
)
# For the demo, whose three groups are there already and are past their trial.
SRB_ABOVE_THE_THREE = replace(
    VASTMANLAND,
    groups=(SRB,),
    relations=tuple(
        RelationShape(slug, "parent", date(2017, 1, 1), other="srb")
        for slug in ("aldre", "barn-unga", "kultur-idrott")
    ),
)

Y15, Y22, Y23 = date(2015, 1, 1), date(2022, 1, 1), date(2023, 1, 1)
VARMLAND = Shape(
    "Samverkan Värmland",
    "varmland",
    "17",
    "Dialog och samverkan mellan Region Värmland och länets sexton kommuner.",
    "Region Värmland och Värmlands kommuner\nRosenborgsgatan 50, 652 16 Karlstad",
    (
        GroupShape(
            "varmlandsradet",
            "Värmlandsrådet",
            "strategic_forum",
            Y15,
            scope="Information och dialog mellan länets kommuner och regionen.",
            mandate="Vara forum för bred information och dialog.",
            seats=(SeatShape("municipalities", 2), SeatShape("region", 6)),
        ),
        GroupShape(
            "ordforanderadet",
            "Värmlandsrådets arbetsutskott",
            "executive_committee",
            Y15,
            under="varmlandsradet",
            scope="Tar ställning i slutet av processer och ger uppdrag.",
            mandate="Ta ställning i frågor som ska vidare för beslut i respektive organisation.",
            seats=(SeatShape("municipalities"), SeatShape("region", 3)),
            renamed=((date(2022, 3, 18), "Värmlandsrådets ordföranderåd", "Namnet säger vilka som möts."),),
        ),
        GroupShape(
            "arbetsgruppen",
            "Värmlandsrådets arbetsgrupp",
            "officials",
            Y15,
            under="varmlandsradet",
            scope="Samordnar processer och tar fram underlag.",
            mandate="Samordna och organisera de processer som krävs.",
            seats=(SeatShape("municipalities", substitutes=0), SeatShape("region", 2, substitutes=0)),
        ),
        GroupShape(
            "beredningsgruppen",
            "Beredningsgruppen",
            "preparatory",
            Y15,
            under="varmlandsradet",
            mandate="Bereda agendan med ordförande och vice ordförande.",
            seats=(SeatShape("region", 2, substitutes=0), SeatShape("1780", substitutes=0)),
        ),
        GroupShape(
            "god-och-nara-vard",
            "Politiska referensgruppen god och nära vård",
            "reference",
            date(2020, 1, 1),
            under="varmlandsradet",
            mandate="Dialog om omställningen till god och nära vård.",
            seats=(SeatShape("municipalities"), SeatShape("region", 3)),
            renamed=((Y22, "Sakområdesråd god och nära vård", "Gruppen blev sakområdesråd."),),
            became=((Y22, "subject_council", "Rekommendation 6 i utvärderingen."),),
        ),
        *(
            GroupShape(
                slug,
                f"Sakområdesråd {name}",
                "subject_council",
                Y22,
                under="varmlandsradet",
                mandate="Dialog mellan förtroendevalda.",
                seats=(SeatShape("municipalities"), SeatShape("region", 3)),
            )
            for slug, name in (
                ("kompetensforsorjning", "kompetensförsörjning"),
                ("samhallsplanering", "samhällsplanering"),
            )
        ),
        GroupShape("socialchefer", "Socialchefsnätverket", "network", Y15),
        GroupShape("utbildningschefer", "Utbildningschefsnätverket", "network", Y15),
        GroupShape("samhallsbyggnadschefer", "Samhällsbyggnadschefsnätverket", "network", Y15),
    ),
    (
        RelationShape("ordforanderadet", "commissions", date(2021, 6, 18), other="arbetsgruppen"),
        RelationShape("socialchefer", "supports", Y22, other="god-och-nara-vard"),
        RelationShape("utbildningschefer", "supports", Y22, other="kompetensforsorjning"),
        RelationShape("samhallsbyggnadschefer", "supports", Y22, other="samhallsplanering"),
        RelationShape("varmlandsradet", "linked_board", Y15, outside="programmet Nya Perspektiv"),
    ),
)

THREE_SECTORS = (
    SeatShape("region", 3, sector="health_care"),
    SeatShape("municipalities", sector="social_services"),
    SeatShape("municipalities", sector="school"),
)
VASTERNORRLAND = Shape(
    "Samverkan Västernorrland",
    "vasternorrland",
    "22",
    "Samverkan mellan regionen, socialtjänsten och skolan i länets sju kommuner.",
    "Region Västernorrland och länets sju kommuner\n871 85 Härnösand",
    (
        GroupShape(
            "socialreko",
            "Socialreko",
            "strategic_forum",
            date(2010, 1, 1),
            ends_on=date(2022, 12, 31),
            mandate="Politisk samverkan mellan regionen och socialtjänsten.",
            seats=(SeatShape("region", 3), SeatShape("municipalities")),
        ),
        GroupShape(
            "halsam",
            "HälSam, politiskt samverkansforum",
            "strategic_forum",
            Y23,
            scope="Länets gemensamma forum för region, socialtjänst och skola.",
            mandate="Gemensamt politiskt övergripande samverkansforum.",
            seats=THREE_SECTORS,
        ),
        *(
            GroupShape(
                f"strategi-{slug}",
                f"Strategigrupp {name}",
                "strategy_group",
                Y23,
                under="halsam",
                mandate=f"Driva länets arbete för {name}.",
                seats=(SeatShape("region"), SeatShape("municipalities")),
            )
            for slug, name in (("barn-och-unga", "barn och unga"), ("vuxna", "vuxna"), ("aldre", "äldre"))
        ),
        GroupShape(
            "beredning-halsam",
            "Tjänstepersonernas beredningsgrupp",
            "preparatory",
            date(2015, 1, 1),
            under="socialreko",
            mandate="Bereda frågor till politiken tillsammans med skolcheferna.",
            seats=(SeatShape("region", substitutes=0), SeatShape("municipalities", substitutes=0)),
        ),
        *_local(
            "lokal",
            "Lokal samverkan",
            "halsam",
            Y23,
            ("sundsvall", "Sundsvall", "2281"),
            ("timra", "Timrå", "2262"),
            ("kramfors", "Kramfors", "2282"),
            ("solleftea", "Sollefteå", "2283"),
            ("ornskoldsvik", "Örnsköldsvik", "2284"),
        ),
        *_local("lokal", "Lokal samverkan", "", Y23, ("harnosand", "Härnösand", "2280")),
    ),
    (
        RelationShape("halsam", "succeeds", Y23, other="socialreko"),
        RelationShape("beredning-halsam", "parent", Y23, other="halsam"),
    ),
)

Y13 = date(2013, 1, 1)
ALL_PARTIES = (SeatShape("municipalities"), SeatShape("region"), SeatShape("AF"), SeatShape("FK"))
UPPSALA = Shape(
    "Samordningsförbundet Uppsala län",
    "samordning-uppsala",
    "03",
    "Länets åtta kommuner, regionen, Arbetsförmedlingen och Försäkringskassan.",
    "Samordningsförbundet Uppsala län\nUppsala",
    (
        GroupShape(
            "forbundsstyrelsen",
            "Styrelsen",
            "board",
            Y13,
            mandate="Leda förbundet enligt lagen om finansiell samordning.",
            seats=ALL_PARTIES,
        ),
        GroupShape(
            "strategiska-utvecklingsgruppen",
            "Strategiska utvecklingsgruppen",
            "strategy_group",
            Y13,
            under="forbundsstyrelsen",
            mandate="Utveckla samverkan och bereda förbundets insatser.",
            seats=ALL_PARTIES,
        ),
        *_local(
            "lokus",
            "Lokusgrupp",
            "strategiska-utvecklingsgruppen",
            Y13,
            ("alvkarleby", "Älvkarleby", "0319"),
            ("knivsta", "Knivsta", "0330"),
            ("heby", "Heby", "0331"),
            ("habo", "Håbo", "0305"),
            ("osthammar", "Östhammar", "0382"),
            ("tierp", "Tierp", "0360"),
            ("uppsala", "Uppsala", "0380"),
            ("enkoping", "Enköping", "0381"),
        ),
        GroupShape("koordinatorer", "Samverkanskoordinatorerna", "coordinators", Y13),
        GroupShape("kansliet", "Kansliet", "office", Y13, under="forbundsstyrelsen"),
    ),
    (
        RelationShape(
            "koordinatorer",
            "supports",
            Y13,
            other="strategiska-utvecklingsgruppen",
            note="en koordinator i varje lokusgrupp",
        ),
        RelationShape(
            "strategiska-utvecklingsgruppen",
            "reference_for",
            date(2016, 9, 13),
            outside="projektet KISA",
            note="så länge projektledarens besök infaller under ordinarie möten",
        ),
    ),
    organizations=(
        ("Arbetsförmedlingen", "state_agency", "AF"),
        ("Försäkringskassan", "state_agency", "FK"),
    ),
)

SHAPES = {shape.slug: shape for shape in (VASTMANLAND, VARMLAND, VASTERNORRLAND, UPPSALA)}
