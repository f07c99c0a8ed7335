"""Two texts compared (S001-39): paragraphs, then words."""

import pytest

from groups.text_difference import counts, difference

AGREEMENT = "Gruppen arbetar med frågor som rör socialtjänst, skola och vård."
MANDATE = "Gruppen arbetar med frågor som rör socialtjänst, skola, hälsa och vård."


def marked(old: str, new: str) -> list[str]:
    """Each paragraph in one line: [-removed-], {+added+}, = for an equal one."""
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [
        ("= " if found.kind == "same" else "")
        + "".join(piece.before + signs[piece.kind].format(piece.text) for piece in found.pieces)
        for found in difference(old, new)
    ]


@pytest.mark.fact("S001-39")
@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "", []),
        ("", "Nytt", ["{+Nytt+}"]),
        ("Borta", " \n", ["[-Borta-]"]),
        ("Lika", "Lika\n", ["= Lika"]),
        ("Två  ord\r\n\r\nEn rad", "Två ord\nEn rad", ["= Två ord", "= En rad"]),
        (AGREEMENT, MANDATE, [f"{AGREEMENT[:54]}{{+, hälsa+}} och vård."]),
        (
            "Åtgärder för äldre över 65 år.",
            "Åtgärder för äldre över 67 år.",
            ["Åtgärder för äldre över [-65-] {+67+} år."],
        ),
        (
            "Perioden 2017-2018 gäller för kultur-frågor.",
            "Perioden 2017–2018 gäller för kultur-frågor.",
            ["Perioden [-2017-2018-] {+2017–2018+} gäller för kultur-frågor."],
        ),
        ("Barn- och unga.", "Barn- och unga", ["Barn- och unga[-.-]"]),
        # A lone word between two changes goes with them: three spots of colour say less than one.
        (
            "Gruppen ska lämna synpunkter på förslag om vård i länet",
            "Gruppen ska ge råd på frågor om vård i länet",
            ["Gruppen ska [-lämna synpunkter på förslag-] {+ge råd på frågor+} om vård i länet"],
        ),
        ("Ett två tre", "Helt annat innehåll här", ["[-Ett två tre-]", "{+Helt annat innehåll här+}"]),
        (
            "Första stycket är kvar.\nAndra går bort helt.\nTredje stycket är också kvar.",
            "Första stycket är kvar.\nTredje stycket är också kvar.\nEtt fjärde läggs till.",
            [
                "= Första stycket är kvar.",
                "[-Andra går bort helt.-]",
                "= Tredje stycket är också kvar.",
                "{+Ett fjärde läggs till.+}",
            ],
        ),
        (
            "Nya ord står först.\nGruppen ska lämna synpunkter.",
            "Något helt olikt.\nGruppen ska lämna skriftliga synpunkter.",
            [
                "{+Något helt olikt.+}",
                "[-Nya ord står först.-]",
                "Gruppen ska lämna {+skriftliga+} synpunkter.",
            ],
        ),
        ("<b>a</b> & b", "<b>a</b> & c", ["<b>a</b> & [-b-] {+c+}"]),
    ],
)
def test_what_is_added_and_removed(old, new, shown):
    assert marked(old, new) == shown


@pytest.mark.parametrize(
    ("old", "new"), [(AGREEMENT, MANDATE), (MANDATE, AGREEMENT), ("a, b\nc d e", "a b\nc d f\ng"), ("x", "y")]
)
def test_both_texts_can_be_read_out_of_the_difference(old, new):
    found = difference(old, new)
    sides = {
        kind: "\n".join(
            text
            for paragraph in found
            if (
                text := "".join(
                    p.before + p.text for p in paragraph.pieces if p.kind in ("same", kind)
                ).strip()
            )
        )
        for kind in ("removed", "added")
    }
    assert sides == {"removed": old, "added": new}


def test_the_words_are_counted():
    assert [counts(difference(AGREEMENT, MANDATE)), counts(difference("a b", "c-d e f"))] == [(1, 0), (3, 2)]


def test_a_paragraph_reads_as_the_newer_text():
    assert [found.text for found in difference(f"{AGREEMENT}\nBort", MANDATE)] == [MANDATE, "Bort"]
