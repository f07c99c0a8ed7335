"""Which seats chair and vice chair may come from, by the group's own rule (S001-46, I-SEAT5, I-OFF1)."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

# The rule of seed 001: the region appoints the chair, the municipalities the vice chair.
REGION_AND_MUNICIPALITIES = {"chair": "region", "vice_chair": "municipality"}


def office_refusal(
    office: str, seat_kind: str | None, rules: Mapping[str, str] = REGION_AND_MUNICIPALITIES
) -> str:
    """Why a person on such a seat may not hold the office, with the way on; empty when there is no reason.

    `office` is chair or vice_chair; `seat_kind` the kind of organisation the person's full seat
    represents, empty for a joint seat, None without a full seat. `rules` gives the kind each office comes
    from; an office without one is open to every seat.
    """
    if seat_kind is None:
        return {
            "chair": _("The chair must be a member of the group. Choose somebody with a seat."),
            "vice_chair": _("The vice chair must be a member of the group. Choose somebody with a seat."),
        }[office]
    wanted = rules.get(office, "")
    if wanted in ("", seat_kind):
        return ""
    return " ".join([_rule(office, wanted), _found(seat_kind), _advice(wanted)])


def _rule(office: str, wanted: str) -> str:
    return {
        ("chair", "region"): _("The chair is appointed by the region,"),
        ("chair", "municipality"): _("The chair is appointed by the municipalities,"),
        ("vice_chair", "region"): _("The vice chair is appointed by the region,"),
        ("vice_chair", "municipality"): _("The vice chair is appointed by the municipalities,"),
    }.get((office, wanted)) or _("The group's rule gives the office to other seats,")


def _found(seat_kind: str) -> str:
    return {
        "region": _("and the one you chose sits on one of the region's seats."),
        "municipality": _("and the one you chose sits on a municipality's seat."),
    }.get(seat_kind) or _("and the one you chose sits on another seat.")


def _advice(wanted: str) -> str:
    return {
        "region": _("Choose somebody on one of the region's seats, or change the group's rule."),
        "municipality": _("Choose somebody on a municipality's seat, or change the group's rule."),
    }.get(wanted) or _("Choose somebody else, or change the group's rule.")
