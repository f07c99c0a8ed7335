"""How many must be there, by the group's own rule; a collaboration group has no quorum unless it sets one."""


def required(rule: str, seats: int, number: int = 0) -> int:
    """The least number of serving seats: `none` 0, `half` at least half of them, `number` that many."""
    return {"none": 0, "half": (seats + 1) // 2, "number": number}[rule]


def is_quorate(rule: str, *, serving: int, seats: int, number: int = 0) -> bool:
    """Whether enough seats are served, by their members or by serving substitutes."""
    return serving >= required(rule, seats, number)
