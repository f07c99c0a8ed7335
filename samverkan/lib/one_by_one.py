"""Work that falls due for many: what goes wrong with one does not hold the others."""

from collections.abc import Callable, Iterable


def one_by_one[Row](rows: Iterable[Row], act: Callable[[Row], object]) -> None:
    """Does it for each; what failed is raised together when all are done, so that it is seen and tried
    again."""
    faults: list[Exception] = []
    for row in rows:
        try:
            act(row)
        except Exception as fault:
            fault.add_note(f"{type(row).__name__} {getattr(row, 'pk', '')}")
            faults.append(fault)
    if faults:
        raise ExceptionGroup("Some failed", faults)
