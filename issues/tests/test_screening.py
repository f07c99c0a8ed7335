"""What a group's rules say of a question, answer by answer (S001-26, S002-27)."""

from itertools import product

import pytest

from issues.screening import rules_allow, verdict

# interest, co-operation, purely between municipalities, the group takes that: what the rules give.
TABLE = [
    (True, True, False, True, True),
    (True, True, False, False, True),
    (True, True, True, True, True),
    (True, True, True, False, False),
    (False, True, False, True, False),
    (True, False, False, True, False),
    (False, False, True, False, False),
]


@pytest.mark.fact("S001-26", "S002-27")
@pytest.mark.parametrize(("interest", "cooperation", "intermunicipal", "accepts", "fits"), TABLE)
def test_the_rules_let_in_what_is_common_needs_cooperation_and_is_not_only_municipal(
    interest, cooperation, intermunicipal, accepts, fits
):
    assert verdict(interest, cooperation, intermunicipal, accepts_intermunicipal=accepts).fits == fits


def test_the_verdict_told_beforehand_is_the_rule_of_the_verb():
    for interest, cooperation, intermunicipal, accepts in product([True, False], repeat=4):
        allowed = rules_allow(
            has_common_interest=interest,
            needs_cooperation=cooperation,
            is_intermunicipal=intermunicipal,
            accepts_intermunicipal=accepts,
        )
        assert verdict(interest, cooperation, intermunicipal, accepts_intermunicipal=accepts).fits == allowed


@pytest.mark.parametrize(
    ("answers", "complete", "against"),
    [
        ((None, None, None), False, ()),
        ((True, None, None), False, ()),
        ((False, None, None), False, ("interest",)),
        ((True, False, True), True, ("cooperation", "intermunicipal")),
    ],
)
def test_rule_by_rule_also_before_every_question_is_answered(answers, complete, against):
    found = verdict(*answers, accepts_intermunicipal=False)
    assert (found.is_complete, found.against, found.fits) == (complete, against, complete and not against)
