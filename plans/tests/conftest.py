"""What the tests of this room share."""

from datetime import date

import pytest
from django.utils import timezone

from plans.periods import moved, period_of
from tests.kolada import kolada

__all__ = ["kolada"]


@pytest.fixture
def month() -> date:
    """The latest that is over."""
    return moved("month", period_of("month", timezone.localdate()), -1)
