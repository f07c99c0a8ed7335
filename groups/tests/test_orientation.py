"""The checklist for somebody new: its points and what is ticked for whom (S002-22)."""

import pytest
from django.urls import reverse

from groups.actions import (
    add_shipped_tasks,
    add_task,
    change_task,
    retire_task,
    set_up_structure,
    tick_task,
    untick_task,
)
from samverkan.lib.refusal import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S002-22")]


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


def texts(structure) -> list[str]:
    return list(structure.orientation_tasks.filter(is_retired=False).values_list("text", flat=True))


def test_five_points_are_shipped_where_there_are_none(cast, sign):
    add_shipped_tasks(cast.structure, **sign)
    assert (len(texts(cast.structure)), texts(cast.structure)[0]) == (
        5,
        "Har fått introduktion till hur samverkan är uppbyggd",
    )
    with pytest.raises(Refused):
        add_shipped_tasks(cast.structure, **sign)


def test_points_are_added_last_moved_and_taken_out_and_used_anew(cast, sign):
    first, second, third = [add_task(cast.structure, text=text, **sign) for text in ("Ett", "Två", "Tre")]
    change_task(third, text="Trean", order=1, **sign)
    moved = texts(cast.structure)
    retire_task(first, **sign)
    without = texts(cast.structure)
    again = add_task(cast.structure, text=" ett ", **sign)
    assert (moved, without, again.pk) == (["Trean", "Ett", "Två"], ["Trean", "Två"], first.pk)
    for text in ("trean", " ", "x" * 201):
        with pytest.raises(Refused) as refused:
            add_task(cast.structure, text=text, **sign)
        assert refused.value.field == "text"
    with pytest.raises(Refused):
        change_task(second, text="Trean", **sign)


def test_a_point_is_ticked_once_and_can_be_unticked(cast, sign, at):
    task = add_task(cast.structure, text="Har träffat ordföranden", **sign)
    appointment = cast.seats["Sala"].appointments.first()
    first = tick_task(appointment, task=task, **sign)
    again = tick_task(appointment, task=task, by=cast.official, now=at("2017-04-01 12:00"))
    assert (again.pk, again.ticked_by, again.ticked_at) == (first.pk, cast.secretary, at())
    change_task(task, text="Har hälsat på ordföranden", **sign)
    retire_task(task, **sign)
    assert appointment.orientation_ticks.count() == 1
    untick_task(appointment, task=task, **sign)
    assert appointment.orientation_ticks.count() == 0


def test_a_point_of_another_structure_cannot_be_ticked(cast, sign):
    elsewhere = set_up_structure("Samverkan i Värmland", county="17", **sign)
    task = add_task(elsewhere, text="Punkt", **sign)
    with pytest.raises(Refused):
        tick_task(cast.seats["Sala"].appointments.first(), task=task, **sign)


def test_staff_makes_the_checklist_by_pressing_one_button(cast, client):
    client.force_login(cast.other_secretary)
    address = reverse("structure:tasks", args=[cast.structure.slug])
    client.post(address, {"shipped": "1"})
    client.post(address, {"text": "Har fått nyckelkort"})
    task = cast.structure.orientation_tasks.get(text="Har fått nyckelkort")
    client.post(
        reverse("structure:task", args=[cast.structure.slug, task.pk]), {"text": task.text, "order": 2}
    )
    first = cast.structure.orientation_tasks.first()
    client.post(reverse("structure:task_retire", args=[cast.structure.slug, first.pk]))
    assert [len(texts(cast.structure)), *texts(cast.structure)[:1]] == [5, "Har fått nyckelkort"]
    refused = client.post(address, {"shipped": "1"}, follow=True)
    assert [str(message) for message in refused.context["messages"]][-1:] == [
        "Det finns redan punkter. Lägg till dem du saknar."
    ]
