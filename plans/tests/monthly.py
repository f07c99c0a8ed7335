"""A monthly indicator of the cast's group, for tests."""

from plans.actions import create_indicator
from plans.models import Indicator
from plans.periods import moved

# What the form says of all that is entered at once.
ENTER = {"status": "final", "source": "Egen räkning", "why": ""}


def made(cast, sign, month, **more) -> Indicator:
    given = {"name": "Hemgång", "unit": "percent", "decimals": 1, "frequency": "month"}
    given |= {"by_organization": True, "starts_on": moved("month", month, -20)}
    return create_indicator(cast.group, **given | more, **sign)


def of(cast, name) -> int:
    return cast.seats[name].organization_id
