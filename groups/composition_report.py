"""How a group is put together on a day: by seat and its pair, organisation, sector and party (S000-20, -21,
-26, S003-07, -19).

A member and the substitutes of the same seat are invited together so that the school and the social services
are both covered; whether they are is read from the boards in the appointments. Plain values in, plain values
out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.seat_facts import MEMBER, SUBSTITUTE, SeatFacts
from groups.seat_table import Sitter
from groups.sectors import SCHOOL, SOCIAL_SERVICES, sector_word
from samverkan.lib.reading import sorting_key
from samverkan.lib.spoken import listed

WANTED = (SCHOOL, SOCIAL_SERVICES)
MUNICIPALITY = "municipality"


@dataclass(frozen=True)
class Holder:
    """Somebody on a seat, in words; `sector` and `decision` may be empty."""

    name: str
    party: str
    board: str
    sector: str
    decision: str


@dataclass(frozen=True)
class PairRow:
    """A seat with its member and substitutes. `coverage` is a sentence with its `mark`, empty where it is not
    asked: it is asked of municipalities, and where the seat is for one sector of the organisation as a
    whole."""

    number: int
    represents: str
    member: Holder | None
    substitutes: tuple[Holder, ...]
    missing: int
    is_optional: bool
    is_observer: bool
    coverage: str
    mark: str


@dataclass(frozen=True)
class OrganizationRow:
    """What an organisation (or a joint seat) has and fills; observers' seats are counted for themselves."""

    name: str
    seats: int
    members: int
    substitutes: int
    places: int
    observers: int
    sectors: str
    coverage: str
    mark: str


@dataclass(frozen=True)
class CountRow:
    """Members and substitutes of a party or a sector."""

    name: str
    members: int
    substitutes: int


@dataclass(frozen=True)
class CompositionReport:
    """`coverage` is one sentence, empty when no municipality has a seat."""

    pairs: list[PairRow]
    organizations: list[OrganizationRow]
    sectors: list[CountRow]
    parties: list[CountRow]
    coverage: str
    vacant: list[str]
    optional: list[str]
    observers: list[str]
    without_board: list[str]
    without_sector: list[str]


def composition_report(seats: Sequence[SeatFacts], sitters: Iterable[Sitter]) -> CompositionReport:
    """Of the seats and sitters of one day; those without a seat are left aside."""
    on_seat = defaultdict(list)
    for sitter in sitters:
        if sitter.seat_id:
            on_seat[sitter.seat_id].append(sitter)
    counted = [seat for seat in seats if not seat.is_observer]
    seated = [sitter for seat in counted for sitter in on_seat[seat.id]]
    of_organizations = [s for seat in counted if seat.organization_id for s in on_seat[seat.id]]
    vacant = [seat for seat in counted if not _members(on_seat[seat.id])]
    organizations = _organizations(seats, on_seat)
    return CompositionReport(
        pairs=[_pair(seat, on_seat[seat.id]) for seat in seats],
        organizations=organizations,
        sectors=_counted(seated, lambda sitter: sector_word(sitter.sector) or _("no board with a sector")),
        parties=_counted(seated, lambda sitter: sitter.party or _("no party")),
        coverage=_coverage_of_all(organizations),
        vacant=[_upper(seat.name) for seat in vacant if not seat.is_optional],
        optional=[_upper(seat.name) for seat in vacant if seat.is_optional],
        observers=[_observer(seat, on_seat[seat.id]) for seat in seats if seat.is_observer],
        without_board=[sitter.name for sitter in of_organizations if not sitter.board],
        without_sector=sorted(
            {sitter.board for sitter in of_organizations if sitter.board and not sitter.sector},
            key=sorting_key,
        ),
    )


HEADINGS = [
    "plats", "representerar", "organisation", "slag av plats", "roll", "namn", "parti", "nämnd", "sektor",
    "från", "beslutsdatum", "diarienummer",
]  # fmt: skip


def place_rows(seats: Sequence[SeatFacts], sitters: Iterable[Sitter]) -> list[list[object]]:
    """A row for each place of each seat, the empty ones too, under `HEADINGS`, which are Swedish: the file's
    format."""
    there = {(sitter.seat_id, sitter.kind, sitter.place): sitter for sitter in sitters if sitter.seat_id}
    rows = []
    for seat in seats:
        for place in range(seat.substitutes + 1):
            kind = SUBSTITUTE if place else MEMBER
            who = there.get((seat.id, kind, place))
            rows.append([
                seat.number, _upper(seat.name), seat.organization, _kind(seat), _role(seat, place),
                *(_columns(who) if who else ["", "", "", "", None, None, ""]),
            ])  # fmt: skip
    return rows


def _columns(who: Sitter) -> list[object]:
    return [
        who.name, who.party, who.board, sector_word(who.sector), who.since, who.decided_on, who.reference,
    ]  # fmt: skip


def _kind(seat: SeatFacts) -> str:
    if seat.is_observer:
        return "insynsplats"
    return "får vara vakant" if seat.is_optional else "plats"


def _role(seat: SeatFacts, place: int) -> str:
    if not place:
        return "insyn" if seat.is_observer else "ledamot"
    return "personlig ersättare" if seat.substitutes == 1 else f"personlig ersättare {place}"


def _pair(seat: SeatFacts, there: list[Sitter]) -> PairRow:
    substitutes = [sitter for sitter in there if sitter.kind == SUBSTITUTE]
    member = next(iter(_members(there)), None)
    # A seat for one sector cannot cover two; there the organisation's seats are looked at together.
    asked = seat.kind == MUNICIPALITY and not seat.sector and not seat.is_observer and there
    coverage, mark = _coverage(there) if asked else ("", "")
    return PairRow(
        number=seat.number,
        represents=_upper(seat.name),
        member=_holder(member) if member else None,
        substitutes=tuple(_holder(sitter) for sitter in substitutes),
        missing=max(0, seat.substitutes - len(substitutes)),
        is_optional=seat.is_optional,
        is_observer=seat.is_observer,
        coverage=coverage,
        mark=mark,
    )


def _organizations(seats: Sequence[SeatFacts], on_seat: dict[int, list[Sitter]]) -> list[OrganizationRow]:
    owned = defaultdict(list)
    for seat in seats:
        owned[seat.organization_id or f"joint {seat.id}"].append(seat)
    return [_organization(rows, on_seat) for rows in owned.values()]


def _organization(seats: list[SeatFacts], on_seat: dict[int, list[Sitter]]) -> OrganizationRow:
    full = [seat for seat in seats if not seat.is_observer]
    there = [sitter for seat in full for sitter in on_seat[seat.id]]
    is_asked = bool(full) and full[0].kind == MUNICIPALITY
    coverage, mark = _coverage(there) if is_asked else ("", "")
    sectors = Counter(sector_word(sitter.sector) for sitter in there if sitter.sector)
    return OrganizationRow(
        name=_upper(seats[0].organization or seats[0].name),
        seats=len(full),
        members=len(_members(there)),
        substitutes=sum(sitter.kind == SUBSTITUTE for sitter in there),
        places=sum(seat.substitutes for seat in full),
        observers=len(seats) - len(full),
        sectors=listed([f"{word} {count}" for word, count in sectors.items()]) if sectors else "",
        coverage=coverage,
        mark=mark,
    )


def _coverage(there: list[Sitter]) -> tuple[str, str]:
    """Whether these cover both the school and the social services (S000-21), and the mark of it."""
    sectors = {sitter.sector for sitter in there}
    missing = [sector for sector in WANTED if sector not in sectors]
    if not missing:
        return _("covers both"), "ok"
    if not there:
        return _("nobody appointed"), "empty"
    if "" in sectors:
        return _("the board is not known"), "empty"
    words = {"sectors": listed([sector_word(sector) for sector in missing])}
    return _("lacks %(sectors)s") % words, "partly" if len(missing) == 1 else "warn"


def _coverage_of_all(organizations: list[OrganizationRow]) -> str:
    asked = [row for row in organizations if row.mark]
    if not asked:
        return ""
    text = ngettext(
        "%(count)d of %(total)d municipality covers both the school and the social services.",
        "%(count)d of %(total)d municipalities cover both the school and the social services.",
        len(asked),
    )
    return text % {"count": sum(row.mark == "ok" for row in asked), "total": len(asked)}


def _counted(sitters: list[Sitter], of) -> list[CountRow]:
    """The largest first, then by name."""
    members = Counter(of(sitter) for sitter in sitters if sitter.kind == MEMBER)
    substitutes = Counter(of(sitter) for sitter in sitters if sitter.kind == SUBSTITUTE)
    rows = [CountRow(name, members[name], substitutes[name]) for name in members | substitutes]
    return sorted(rows, key=lambda row: (-row.members - row.substitutes, sorting_key(row.name)))


def _members(there: list[Sitter]) -> list[Sitter]:
    return [sitter for sitter in there if sitter.kind == MEMBER]


def _holder(sitter: Sitter) -> Holder:
    decision = [sitter.decided_on.isoformat() if sitter.decided_on else "", sitter.reference]
    return Holder(
        sitter.name, sitter.party, sitter.board, sector_word(sitter.sector), " ".join(filter(None, decision))
    )


def _observer(seat: SeatFacts, there: list[Sitter]) -> str:
    names = [sitter.name for sitter in there]
    return f"{_upper(seat.name)}: {listed(names)}" if names else _upper(seat.name)


def _upper(name: str) -> str:
    return capfirst(name)
