"""A few rows as a column: whole, in order, cut, and empty."""

from datetime import date

import pytest
from django.db.models import F, OuterRef

from groups.models import Group, GroupName
from samverkan.lib.row_lists import RowList


@pytest.mark.django_db
def test_the_rows_come_with_their_group(cast, django_assert_num_queries):
    GroupName.objects.all().delete()
    GroupName.objects.bulk_create(
        GroupName(group=cast.group, name=f'Åldring "{n}"', valid_from=date(2017, n, 1)) for n in (2, 3, 1)
    )
    names = GroupName.objects.filter(group=OuterRef("pk")).order_by("valid_from")
    groups = Group.objects.filter(pk__in=[cast.group.pk, cast.other_group.pk]).annotate(
        all_names=RowList(names, "name", since=F("valid_from")), last=RowList(names.reverse()[:1], "name")
    )

    with django_assert_num_queries(1):
        found = {group.pk: (group.all_names, group.last) for group in groups}

    rows = [{"name": f'Åldring "{n}"', "since": f"2017-0{n}-01"} for n in (1, 2, 3)]
    assert found == {cast.group.pk: (rows, [{"name": 'Åldring "3"'}]), cast.other_group.pk: ([], [])}
