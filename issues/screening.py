"""What a group's rules say of a question (S001-26, S002-27). Pure."""

from dataclasses import dataclass


def rules_allow(
    *,
    has_common_interest: bool,
    needs_cooperation: bool,
    is_intermunicipal: bool,
    accepts_intermunicipal: bool,
) -> bool:
    """Common interest and need of co-operation (S001-26), and not purely between municipalities where the
    group does not take that (S002-27)."""
    return has_common_interest and needs_cooperation and (accepts_intermunicipal or not is_intermunicipal)


@dataclass(frozen=True)
class Verdict:
    """What the rules give for the answers so far. `against` are the rules that speak against the question:
    "interest", "cooperation", "intermunicipal". Not complete: some question has no answer yet."""

    is_complete: bool
    against: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        return self.is_complete and not self.against


def verdict(
    has_common_interest: bool | None,
    needs_cooperation: bool | None,
    is_intermunicipal: bool | None,
    *,
    accepts_intermunicipal: bool,
) -> Verdict:
    """None is a question not answered. It says the same as `rules_allow`, rule by rule."""
    against = (
        ("interest", has_common_interest is False),
        ("cooperation", needs_cooperation is False),
        ("intermunicipal", is_intermunicipal is True and not accepts_intermunicipal),
    )
    is_complete = None not in {has_common_interest, needs_cooperation, is_intermunicipal}
    return Verdict(is_complete, tuple(rule for rule, speaks in against if speaks))
