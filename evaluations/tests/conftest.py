"""The cast with both groups at work: one in draft comes into no evaluation."""

import pytest

from conftest import Cast
from groups.models import Group


@pytest.fixture
def cast(cast: Cast) -> Cast:
    Group.objects.filter(pk=cast.other_group.pk).update(state=Group.State.ACTIVE)
    cast.other_group.refresh_from_db()
    return cast
