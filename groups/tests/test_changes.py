"""Who changed what in a group (peers row 64)."""

from datetime import date

import pytest

from groups.actions import change_group, change_settings, end_appointment, rename_group
from groups.changes import FieldChange, changes_of
from groups.models import Group

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P64")]


def test_a_change_is_told_with_who_when_and_what(cast, at):
    now = at("2017-05-02 10:00")
    change_group(cast.group, scope="Äldres hälsa", by=cast.secretary, now=now)
    newest = changes_of(cast.group)[0]
    assert (newest.at, newest.who, newest.what, newest.verb) == (now, cast.secretary.name, "Grupp", "ändrad")
    before = "Samverkan mellan kommunerna och regionen om äldre."
    assert newest.fields == (FieldChange("Område för arbetet", before, "Äldres hälsa"),)


def test_a_new_row_tells_what_it_says_and_not_what_is_empty(cast, at):
    now = at("2017-05-02 10:00")
    rename_group(cast.group, name="Äldregruppen", valid_from=date(2017, 6, 1), by=cast.chair, now=now)
    newest = changes_of(cast.group)[0]
    assert (newest.what, newest.verb) == ("Namn på en grupp: Äldregruppen", "tillagd")
    assert [(field.before, field.after) for field in newest.fields] == [
        ("", "Äldregruppen"),
        ("", "2017-06-01"),
    ]


def test_an_appointment_that_ends_is_told_with_the_name_and_the_reason(cast, at):
    row = cast.seats["Sala"].appointments.get(capacity="member")
    end_appointment(
        row, ends_on=date(2017, 5, 1), reason="resigned", by=cast.secretary, now=at("2017-05-02 10:00")
    )
    newest = changes_of(cast.group)[0]
    assert newest.what.endswith(f": {row.person.name}")
    assert [field.after for field in newest.fields] == ["2017-05-01", str(row.get_end_reason_display())]


def test_another_groups_changes_are_not_told(cast, at):
    change_group(cast.other_group, scope="Hemlig", by=cast.secretary, now=at("2017-05-02 10:00"))
    told = [field.after for change in changes_of(cast.group) for field in change.fields]
    assert "Hemlig" not in told


def test_as_many_queries_for_many_changes(cast, at, client, django_assert_num_queries):
    client.force_login(cast.secretary)
    address = f"/grupper/{cast.group.slug}/andringar/"
    client.get(address)
    with django_assert_num_queries(22):
        client.get(address)
    for number in range(30):
        change_group(cast.group, scope=f"Område {number}", by=cast.secretary, now=at())
    change_settings(cast.group, valid_from=date(2030, 1, 1), call_days=9, by=cast.secretary, now=at())
    with django_assert_num_queries(22):
        client.get(address)


def test_a_history_is_read_through_the_same_class_each_time():
    """Made anew it would cost a quarter of a millisecond for each row that is written."""
    assert type(Group.history) is type(Group.history)
