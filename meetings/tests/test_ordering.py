"""What is empty has one place in every order, on both engines."""

from datetime import date, time

import pytest
from django.apps import apps
from django.db.models import OrderBy
from django.utils import timezone

from issues.models import Action
from meetings.actions import add_item, create_meeting
from meetings.copying import earlier_meetings
from meetings.meeting_list import coming_meetings
from meetings.models import Meeting

OURS = ("groups", "issues", "meetings")


def names_of(model) -> list[str]:
    """What orders the model and does not say where the empty ones are."""
    said = [row if isinstance(row, OrderBy) else None for row in model._meta.ordering]
    return [
        row.expression.name if place else row.lstrip("-")
        for row, place in zip(model._meta.ordering, said, strict=True)
        if not (place and (place.nulls_first or place.nulls_last))
    ]


def may_be_empty(model, path: str) -> bool:
    empty = False
    for name in path.split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        empty, model = empty or field.null, field.related_model or model
    return empty


def test_no_model_leaves_the_place_of_the_empty_to_the_engine():
    models = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    found = [
        (model.__name__, name) for model in models for name in names_of(model) if may_be_empty(model, name)
    ]

    assert found == []


@pytest.mark.django_db
def test_without_a_day_is_last(cast, sign):
    today = timezone.localdate()
    days = [date(2017, 3, 14), None, date(2017, 5, 9), today]
    made = [create_meeting(cast.group, date=day, start=time(9), **sign) for day in days]
    noon, none = (create_meeting(cast.group, date=today, **sign) for _which in range(2))
    Meeting.objects.filter(pk=noon.pk).update(start=time(12))
    for meeting in (*made, noon, none):
        add_item(meeting, title="Läget", **sign)
    undated = Meeting(group=cast.group)
    newest_first = [made[-1].pk, none.pk, made[2].pk, made[0].pk, made[1].pk]

    assert [row.pk for row in earlier_meetings(undated)] == [noon.pk, *newest_first]
    assert list(Meeting.objects.values_list("pk", flat=True)) == [noon.pk, *newest_first]
    coming = coming_meetings(cast.member, today, group=None)
    assert list(coming) == [made[-1].pk, noon.pk, none.pk, made[1].pk]


@pytest.mark.django_db
def test_actions_without_a_day_are_last(cast, sign):
    for text, day in (("a", None), ("b", date(2017, 4, 3)), ("c", date(2017, 4, 2))):
        Action.objects.create(group=cast.group, text=text, due_on=day, created_at=sign["now"])

    assert list(Action.objects.values_list("text", flat=True)) == ["c", "b", "a"]
