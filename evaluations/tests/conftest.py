"""What the tests of evaluations share."""

import pytest

from conftest import Cast
from groups.models import Group


@pytest.fixture
def both_at_work(cast: Cast) -> Cast:
    """The cast, whose other group else is in draft: such a group comes into no evaluation."""
    Group.objects.filter(pk=cast.other_group.pk).update(state=Group.State.ACTIVE)
    cast.other_group.refresh_from_db()
    return cast
