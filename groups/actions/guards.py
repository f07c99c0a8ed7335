"""What every verb that begins something in a group does first (I-GRP4)."""

from django.utils.translation import gettext as _

from groups.models import Group
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


def lock_open(group: Group) -> Group:
    """The group again with its row locked, refused when it is closed: nothing slips in while it is being
    closed."""
    group = Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    refuse_closed(group)
    return group


def refuse_closed(group: Group) -> None:
    """A closed group is only read. `group` must be fresh, or read behind a lock that closing also takes."""
    if group.state == Group.State.CLOSED:
        raise Refused(
            _("The group was closed %(day)s and is only read. Nothing new begins in it.")
            % {"day": day_plain(group.ends_on)},
            code="closed",
        )
