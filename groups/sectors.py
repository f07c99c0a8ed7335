"""The sides of the work that boards and seats cover (S000-20, S003-19), in words."""

from groups.models import Board

# What a municipality's members and their substitutes should cover together (S000-21, S000-26).
SCHOOL, SOCIAL_SERVICES = Board.Sector.SCHOOL, Board.Sector.SOCIAL_SERVICES


def sector_word(sector: str) -> str:
    """`skola`, as it stands within a sentence; empty for none."""
    return str(Board.Sector(sector).label).lower() if sector else ""


def seat_name(organization: str, label: str, sector: str = "", ex_officio: str = "") -> str:
    """Whom a seat represents: `Sala kommun`, `Sala kommun, skola`, `Region Västmanland 2`, `oppositionen`."""
    name = f"{organization} {label}".strip() if organization else label
    return ", ".join(filter(None, [name, sector_word(sector), ex_officio]))
