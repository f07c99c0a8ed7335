"""The tree of a structure, its words, its gaps and where its boxes stand: plain values only."""

import re
import time
from datetime import date
from itertools import combinations
from random import Random

import pytest

from groups.lettering import width_of, wrapped
from groups.relations import KINDS
from groups.structure import GroupFacts, RelationFacts, StructureFacts
from groups.structure_boxes import Drawing
from groups.structure_drawing import narrow, wide
from groups.structure_paper import sheet_for
from groups.structure_svg import svg_of
from groups.structure_tree import Branch, Gap, gaps, in_order, taking_part, tree_of

ON, SINCE = date(2017, 11, 23), date(2017, 1, 1)


def group(pk: int, name: str = "", **fields) -> GroupFacts:
    given = {
        "slug": f"g{pk}",
        "kind": "political_collaboration",
        "level": "county",
        "is_permanent": True,
        "scope": "",
        "starts_on": SINCE,
        "ends_on": None,
        "trial_until": None,
        "state": "active",
    } | fields
    return GroupFacts(id=pk, name=name or f"Grupp {pk}", **given)


def relation(one: int, kind: str, other: int | None, target: str = "", **fields) -> RelationFacts:
    number = hash((one, kind, other)) % 10_000
    return RelationFacts(
        number, one, kind, other, target or f"Grupp {other}", **({"starts_on": SINCE} | fields)
    )


def told(tree: tuple[Branch, ...], depth: int = 0) -> list[str]:
    """The tree as indented lines: the line's kind in brackets, and what is said after a colon."""
    lines = []
    for one in tree:
        said = "; ".join(saying.text for saying in one.sayings)
        lines.append("  " * depth + f"{one.group.name} [{one.kind}]" + (f": {said}" if said else ""))
        lines += told(one.branches, depth + 1)
    return lines


@pytest.mark.fact("S002-04", "S002-16")
def test_a_group_stands_under_its_parent_else_under_what_it_exists_for():
    facts = StructureFacts(
        ON,
        (
            group(1, "Rådet", kind="strategic_forum"),
            group(2, "Ordföranderådet", kind="executive_committee"),
            group(3, "Nätverket", kind="network"),
            group(4, "Arbetsgruppen", kind="officials"),
            group(5, "Ensam", kind="office"),
        ),
        (
            relation(2, "parent", 1, "Rådet"),
            relation(3, "supports", 2, "Ordföranderådet", starts_on=date(2017, 3, 1)),
            relation(2, "commissions", 4, "Arbetsgruppen", ends_on=date(2017, 12, 31)),
            relation(1, "linked_board", None, "Omsorgsnämnden", board="Sala kommun"),
        ),
    )
    assert told(tree_of(facts)) == [
        "Rådet []: är kopplad till Omsorgsnämnden, Sala kommun sedan 1 januari 2017",
        "  Ordföranderådet [parent]: är uppdragsgivare till Arbetsgruppen från 1 januari 2017 till 31 "
        "december 2017",
        "    Arbetsgruppen [commissions]: har Ordföranderådet som uppdragsgivare från 1 januari 2017 till 31 "
        "december 2017",
        "    Nätverket [supports]: stödjer Ordföranderådet sedan 1 mars 2017",
        "Ensam []",
    ]


def test_groups_that_exist_for_each_other_are_still_each_drawn_once():
    both = (relation(1, "supports", 2), relation(2, "reference_for", 1))
    tree = tree_of(StructureFacts(ON, (group(1), group(2)), both))
    assert [line.split(":")[0] for line in told(tree)] == ["Grupp 2 []", "  Grupp 1 [supports]"]


@pytest.mark.fact("S001-18", "S001-16")
def test_what_is_unusual_about_a_group_is_said():
    groups = (
        group(1, trial_until=date(2018, 12, 31), seats=14, filled=13),
        group(2, trial_until=date(2017, 11, 22), seats=1),
        group(3, is_permanent=False, ends_on=date(2017, 12, 31)),
        group(4, is_permanent=False, state="proposed"),
    )
    assert [(one.seats, one.marks) for one in tree_of(StructureFacts(ON, groups))] == [
        ("13 av 14 platser besatta", ("på prov till 31 december 2018",)),
        ("0 av 1 plats besatt", ()),
        ("", ("tillfällig, till 31 december 2017",)),
        ("", ("tillfällig", "föreslagen")),
    ]


@pytest.mark.fact("S003-16", "S003-08")
def test_the_gaps_between_county_and_local_level_are_listed():
    full = {"seats": 2, "has_mandate": True}
    facts = StructureFacts(
        ON,
        (
            group(1, "Forum", kind="strategic_forum", **full),
            group(2, "Strategigrupp vuxna", kind="strategy_group", **full),
            group(3, "Strategigrupp äldre", kind="strategy_group", **full),
            group(4, "Lokal A", kind="local_group", level="local", organizations=frozenset({10}), **full),
            group(5, "Lokal B", kind="local_group", level="local", organizations=frozenset({11})),
            group(6, "Kansliet", kind="office", has_mandate=False),
            group(7, "Beredning", kind="preparatory", has_mandate=False),
        ),
        (relation(2, "parent", 1), relation(3, "parent", 1), relation(4, "parent", 2)),
        organizations={n: (f"Kommun {n}", "municipality") for n in (10, 11, 12, 13)},
        municipalities=frozenset({10, 11, 12, 13}),
    )
    assert gaps(facts) == [
        Gap("Ingen lokal grupp under", ("Strategigrupp äldre",)),
        Gap("Lokala grupper som inte hör till någon", ("Lokal B",)),
        Gap("Kommuner som inte är med i någon lokal grupp", ("Kommun 12", "Kommun 13")),
        Gap("Grupper utan platser", ("Beredning", "Lokal B")),
        Gap("Grupper utan uppdrag", ("Beredning",)),
    ]
    assert taking_part(facts) == [("Kommun", ["Kommun 10", "Kommun 11"])]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Rådet", 100, ("Rådet",)),
        ("Värmlandsrådets ordföranderåd", 150, ("Värmlandsrådets", "ordföranderåd")),
        ("Samhällsbyggnadschefsnätverket", 170, ("Samhällsbyggnads-", "chefsnätverket")),
        ("Barn- och ungdomsgruppen", 80, ("Barn- och", "ungdoms-", "gruppen")),
        ("WWWWWWWWWWWW", 30, ("W-", "W-", "W-", "W-", "W-", "W-", "W-", "W-", "W-", "W-", "WW")),
    ],
)
def test_a_name_breaks_over_lines_and_is_never_cut(text, width, lines):
    assert wrapped(text, width, 15.5, "bold") == lines


LONG = ("Strategigrupp barn och unga", "Samhällsbyggnadschefsnätverket", "Råd", "Beredningsgruppen för vård")


def grown(count: int, seed: int) -> StructureFacts:
    """So many groups, each under one before it or alone, with some lines across."""
    chance = Random(seed)
    groups = tuple(
        group(
            pk,
            f"{LONG[pk % 4]} {pk}",
            seats=14,
            filled=pk % 15,
            lacking=14 - pk % 15,
            is_permanent=pk % 7 > 0,
        )
        for pk in range(1, count + 1)
    )
    under = [(pk, chance.randrange(max(1, pk // 6), pk)) for pk in range(2, count + 1) if pk % 9]
    relations = [relation(one, "parent", other) for one, other in under]
    for number in range(count // 6):
        one, other = chance.sample(range(1, count + 1), 2)
        kind = KINDS[1 + number % 4]
        relations.append(relation(one, kind, other, starts_on=SINCE))
    relations.append(relation(1, "linked_board", None, "programmet Nya Perspektiv"))
    return StructureFacts(ON, groups, tuple({(r.group, r.kind, r.other): r for r in relations}.values()))


def faults(drawing: Drawing) -> list[str]:
    """Boxes outside the drawing or over each other, words that do not fit their box or are too small."""
    found = [
        f"outside: {box.texts[0].words}"
        for box in drawing.boxes
        if box.x < 0 or box.right > drawing.width or box.y < 0 or box.bottom > drawing.height
    ]
    for a, b in combinations(drawing.boxes, 2):
        if a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom:
            found.append(f"over each other: {a.texts[0].words}, {b.texts[0].words}")
    for box in drawing.boxes:
        for text in box.texts:
            weight = "bold" if text.style == "name" else "regular"
            if (
                text.x + width_of(text.words, text.size, weight) > box.right
                or text.y > box.bottom
                or text.size < 12
            ):
                found.append(f"does not fit: {text.words}")
    return found


def crossed(drawing: Drawing) -> list[str]:
    """Lines that run across a box; they may touch an edge."""
    found = []
    for stroke in drawing.strokes:
        for x1, y1, x2, y2 in steps(stroke.path):
            for box in drawing.boxes:
                across = max(x1, x2) > box.x + 1 and min(x1, x2) < box.right - 1
                if across and max(y1, y2) > box.y + 1 and min(y1, y2) < box.bottom - 1:
                    found.append(f"{stroke.kind} {stroke.path} over {box.texts[0].words}")
    return found


def steps(path: str) -> list[tuple[float, float, float, float]]:
    x = y = 0.0
    found = []
    for letter, numbers in re.findall(r"([MHV])([\d.]+(?: [\d.]+)?)", path):
        before, parts = (x, y), [float(number) for number in numbers.split()]
        x = parts[0] if letter in "MH" else x
        y = parts[-1] if letter in "MV" else y
        if letter != "M":
            found.append((*before, x, y))
    return found


@pytest.mark.parametrize("draw", [narrow, wide])
@pytest.mark.parametrize("count", [1, 3, 30, 60])
@pytest.mark.parametrize("seed", range(6))
def test_nothing_in_a_drawing_is_cut_covered_or_too_small(draw, count, seed):
    facts = grown(count, seed)
    tree = tree_of(facts)
    drawing = draw(tree, facts.relations)
    assert (faults(drawing), sorted(box.group for box in drawing.boxes if box.group)) == (
        [],
        sorted(one.group.id for one in in_order(tree)),
    )
    assert crossed(drawing) == []


def test_a_drawing_for_a_phone_of_360_pixels_is_narrower_than_its_screen():
    facts = grown(30, 1)
    # The page leaves 328; the smallest letters are 12 at the drawing's own 288.
    assert narrow(tree_of(facts), facts.relations).width == 288


def test_two_hundred_groups_are_drawn_in_no_time():
    def drawn(count: int) -> float:
        facts, began = grown(count, 3), time.process_time()
        tree = tree_of(facts)
        for draw, style in ((narrow, "narrow"), (wide, "wide")):
            svg_of(draw(tree, facts.relations), style, lambda slug: f"/grupper/{slug}/")
        return time.process_time() - began

    drawn(3)
    wrapped.cache_clear()
    assert drawn(200) < 0.4


def test_each_kind_of_relation_is_drawn_and_explained_once():
    groups = tuple(group(pk) for pk in range(1, 8))
    relations = (
        relation(2, "parent", 1),
        relation(3, "parent", 1),
        relation(2, "commissions", 3),
        relation(4, "supports", 1),
        relation(5, "reference_for", 1),
        relation(6, "succeeds", 7),
        relation(1, "linked_board", None, "Nämnden"),
    )
    facts = StructureFacts(ON, groups, relations)
    drawings = [draw(tree_of(facts), relations) for draw in (narrow, wide)]
    assert [drawing.kinds for drawing in drawings] == [KINDS, KINDS]
    assert [len(drawing.strokes) for drawing in drawings] == [len(relations)] * 2


@pytest.mark.parametrize(
    ("width", "height", "sheet"),
    [(680, 504, "A4"), (1128, 700, "A4"), (1128, 1000, "A3"), (1128, 9000, "A0")],
)
def test_a_large_drawing_gets_a_larger_sheet(width, height, sheet):
    assert sheet_for(Drawing(None, width, height)) == sheet


@pytest.mark.fact("S003-05")
def test_a_group_that_has_ended_is_drawn_as_what_its_successor_replaced():
    facts = StructureFacts(ON, (group(1, "Forum"),), (relation(1, "succeeds", 9, "Socialreko"),))
    drawings = [draw(tree_of(facts), facts.relations) for draw in (narrow, wide)]
    assert [[(box.texts[0].words, box.style) for box in drawing.boxes] for drawing in drawings] == [
        [("Forum", "group"), ("Socialreko", "outside")]
    ] * 2
    assert [drawing.kinds for drawing in drawings] == [["succeeds"]] * 2


def test_what_people_wrote_is_escaped_in_the_drawing():
    facts = StructureFacts(ON, (group(1, "<b>&"),))
    assert "&lt;b&gt;&amp;" in svg_of(narrow(tree_of(facts), ()), "narrow", str)
