"""The standard case of seed 001 and everything that can be wrong with it (domain 7, tests 1 to 3)."""

import pytest
from django.utils import translation

from groups.composition import (
    HolderFacts,
    OfficeFacts,
    OrganizationFacts,
    PlannedSeat,
    RuleFacts,
    SeatFacts,
    composition,
    planned_seats,
)
from groups.offices import office_refusal

NAMES = (
    "Skinnskatteberg Surahammar Kungsör Hallstahammar Norberg Västerås Sala Fagersta Köping Arboga".split()
)
REGION = OrganizationFacts(19, "Region Västmanland", "region")
ORGANIZATIONS = [OrganizationFacts(n, name, "municipality") for n, name in enumerate(NAMES, 1)] + [REGION]
RULES = [
    RuleFacts(1, "each_of_kind", organization_kind="municipality"),
    RuleFacts(2, "organization", organization_id=19, count=3),
    RuleFacts(3, "collective", label="oppositionen", is_optional=True),
]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def seats():
    """The 14 seats of seed 001; the seat's id is its number."""
    organizations = {found.id: found for found in ORGANIZATIONS}
    planned = planned_seats(RULES, ORGANIZATIONS)
    return [
        SeatFacts(
            seat.number,
            seat.number,
            organizations[seat.organization_id].name if seat.organization_id else seat.label,
            organizations[seat.organization_id].kind if seat.organization_id else "",
            seat.organization_id,
            is_optional=seat.is_optional,
        )
        for seat in planned
    ]


def member(seat, person=None, **facts):
    return HolderFacts(seat, person or seat, f"M{person or seat}", "member", **facts)


def substitute(seat, person=None, **facts):
    return HolderFacts(seat, person or 100 + seat, f"S{person or 100 + seat}", "substitute", **facts)


def holders(numbers):
    return [holder for number in numbers for holder in (member(number), substitute(number))]


@pytest.mark.fact("S001-05", "S001-06", "S001-07", "S001-08", "S001-11")
def test_the_rules_make_fourteen_seats():
    planned = planned_seats(RULES, ORGANIZATIONS)
    assert planned[0] == PlannedSeat(1, 1, 1, "", 1, False)
    assert [seat.organization_id for seat in planned] == [*range(1, 11), 19, 19, 19, None]
    assert [seat.label for seat in planned[10:]] == ["1", "2", "3", "oppositionen"]
    assert [seat.number for seat in planned] == list(range(1, 15))
    assert [seat.number for seat in planned if seat.is_optional] == [14]


@pytest.mark.fact("S001-08")
def test_thirteen_of_fourteen_is_a_valid_group():
    found = composition(seats(), holders(range(1, 14)), stated_size=14)
    assert found.summary == "13 of 14 seats filled – oppositionen's seat is vacant (optional)"
    assert (len(found.filled), found.vacant, [seat.id for seat in found.optional_vacant]) == (13, [], [14])
    assert (found.wrong, found.to_appoint, found.size_deviation) == ([], [], "")


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        (range(1, 15), "14 of 14 seats filled"),
        ([*range(1, 7), *range(8, 15)], "13 of 14 seats filled – Sala's seat is vacant"),
        (range(1, 13), "12 of 14 seats filled – 1 of Region Västmanland's seats is vacant; "
                       "oppositionen's seat is vacant (optional)"),
        (range(2, 12), "10 of 14 seats filled – Skinnskatteberg's seat is vacant; "
                       "2 of Region Västmanland's seats are vacant; "
                       "oppositionen's seat is vacant (optional)"),
        ([14], "1 of 14 seats filled – 13 seats are vacant"),
    ],
)  # fmt: skip
@pytest.mark.fact("N01")
def test_the_line_says_who_is_missing(filled, sentence):
    assert composition(seats(), holders(filled)).summary == sentence


def test_a_group_without_seats_says_so():
    assert composition([], []).summary == "No seats yet"


@pytest.mark.fact("S001-06", "N01")
def test_who_must_appoint_whom():
    found = composition(seats(), [*holders(range(1, 7)), member(8), substitute(9), *holders(range(10, 14))])
    assert [(missing.appointed_by, missing.capacity) for missing in found.to_appoint] == [
        ("Sala", "member"),
        ("Sala", "substitute"),
        ("Fagersta", "substitute"),
        ("Köping", "member"),
    ]


@pytest.mark.fact("S001-05", "S001-11")
def test_a_decided_size_that_differs_is_told():
    assert composition(seats(), [], stated_size=13).size_deviation == (
        "The decision says 13 members, the seats are 14."
    )
    assert composition(seats(), [], stated_size=None).size_deviation == ""


@pytest.mark.parametrize(
    ("extra", "code", "text"),
    [
        (member(7, 50), "two_members", "Sala already has the member M7. End that appointment first."),
        (substitute(7, 50), "too_many_substitutes",
         "Sala has no more place for a substitute: S50 is one too many."),
        (member(14, 7), "two_seats", "M7 already has a full seat in the group."),
        (substitute(14, 7), "substitute_elsewhere", "S7 is a member on one seat and substitute on another."),
        (member(14, 107), "substitute_elsewhere", "M107 is a member on one seat and substitute on another."),
        (member(99, 50), "no_seat",
         "M50 has no seat in force. End the appointment or move it to another seat."),
    ],
)  # fmt: skip
@pytest.mark.fact("N01")
def test_what_is_wrongly_filled_is_named(extra, code, text):
    found = composition(seats(), [*holders(range(1, 14)), extra]).wrong
    assert [(wrong.code, wrong.text, wrong.person_id) for wrong in found] == [(code, text, extra.person_id)]
    assert [wrong.is_warning for wrong in found] == [code == "substitute_elsewhere"]


def test_nobody_is_their_own_substitute():
    found = composition(seats(), [member(7), substitute(7, 7)]).wrong
    assert [(wrong.code, wrong.text) for wrong in found] == [
        ("own_substitute", "S7 cannot be both member and substitute for Sala.")
    ]


@pytest.mark.parametrize(
    ("holder", "codes"),
    [
        (member(7, organization_id=7), []),
        (member(7, organization_id=None), []),
        (member(7, organization_id=8), ["other_organization"]),
        (member(14, organization_id=8), []),  # the joint seat may be held from anywhere
    ],
)
def test_an_organisation_is_not_represented_by_another(holder, codes):
    assert [wrong.code for wrong in composition(seats(), [holder]).wrong] == codes


@pytest.mark.fact("S001-46")
@pytest.mark.parametrize(
    ("offices", "codes"),
    [
        ([OfficeFacts("chair", 11, "M11"), OfficeFacts("vice_chair", 7, "M7")], []),
        ([OfficeFacts("chair", 7, "M7")], ["chair_seat"]),
        ([OfficeFacts("vice_chair", 11, "M11")], ["vice_chair_seat"]),
        ([OfficeFacts("chair", 111, "S111")], ["chair_seat"]),
        ([OfficeFacts("chair", 11, "M11"), OfficeFacts("chair", 12, "M12")], ["two_chairs"]),
    ],
)
def test_offices_come_from_the_seats_the_rule_names(offices, codes):
    assert [wrong.code for wrong in composition(seats(), holders(range(1, 14)), offices).wrong] == codes


@pytest.mark.fact("S001-46")
@pytest.mark.parametrize(
    ("office", "seat_kind", "rules", "refusal"),
    [
        ("chair", "region", None, ""),
        ("vice_chair", "municipality", None, ""),
        (
            "vice_chair",
            "region",
            None,
            "The vice chair is appointed by the municipalities, and the one you chose sits on one of the "
            "region's seats. Choose somebody on a municipality's seat, or change the group's rule.",
        ),
        (
            "chair",
            "municipality",
            None,
            "The chair is appointed by the region, and the one you chose sits on a municipality's seat. "
            "Choose somebody on one of the region's seats, or change the group's rule.",
        ),
        (
            "chair",
            "",
            None,
            "The chair is appointed by the region, and the one you chose sits on another seat. Choose "
            "somebody on one of the region's seats, or change the group's rule.",
        ),
        (
            "chair",
            "region",
            {"chair": "university"},
            "The group's rule gives the office to other seats, and the one you chose sits on one of the "
            "region's seats. Choose somebody else, or change the group's rule.",
        ),
        ("chair", None, None, "The chair must be a member of the group. Choose somebody with a seat."),
        ("chair", "municipality", {}, ""),
        ("chair", "", {"chair": ""}, ""),
    ],
)
def test_a_refused_office_gives_the_rule_and_the_way_on(office, seat_kind, rules, refusal):
    arguments = (office, seat_kind) if rules is None else (office, seat_kind, rules)
    assert office_refusal(*arguments) == refusal


@pytest.mark.fact("S001-08", "S001-46")
def test_the_same_in_swedish():
    with translation.override("sv"):
        found = composition(seats(), holders(range(1, 14)), [OfficeFacts("vice_chair", 11, "M11")])
        assert found.summary == "13 av 14 platser besatta – oppositionens plats är vakant (valfri)"
        assert [wrong.text for wrong in found.wrong] == [
            "M11: Vice ordförande utses av kommunerna, och den du valt sitter på en av regionens platser. "
            "Välj någon från en kommunplats, eller ändra gruppens regel."
        ]
