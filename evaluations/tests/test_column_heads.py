"""What the heads of a table share is said in a part of its own, for a narrow screen to leave out."""

import pytest

from evaluations.column_heads import heads_of


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        (["Alla"], [("", "Alla")]),
        (["Gruppen äldre", "Nämnden unga"], [("", "Gruppen äldre"), ("", "Nämnden unga")]),
        (["Alla", "Grupp a", "Grupp b c"], [("", "Alla"), ("Grupp ", "a"), ("Grupp ", "b c")]),
        (["Grupp", "Grupp a", "Grupp b"], [("", "Grupp"), ("Grupp ", "a"), ("Grupp ", "b")]),
    ],
)
def test_what_heads_share(columns, heads):
    assert heads_of(columns) == heads
    assert ["".join(head) for head in heads] == columns
