"""Projects: how long, who takes part, how far they have come, and whose reference group a group is."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.models import Organization
from meetings.actions import add_item, create_meeting
from plans.actions import (
    add_project,
    change_project,
    end_reference_group,
    make_reference_group,
    move_project,
)
from plans.durations import duration, months_of
from plans.models import Project, ProjectPartner, ReferenceGroup
from plans.project_rules import STATES, Partner, next_states, partners_in
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused


@pytest.mark.fact("S004-28", "S004-29")
@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1 år", 12),
        ("2 år", 24),
        ("1,5 år", 18),
        ("18 månader", 18),
        ("1 år 6 mån", 18),
        ("2 years", 24),
        ("", None),
    ],
)
def test_a_duration_is_read_as_it_is_written(text, months):
    assert months_of(text) == months


@pytest.mark.parametrize("text", ["två år", "0 månader", "0 år", "99 år", "2", "år"])
def test_a_duration_that_says_nothing_is_refused(text):
    with pytest.raises(Unreadable):
        months_of(text)


def test_what_is_written_out_reads_back():
    assert [months_of(duration(months)) for months in range(1, 601)] == list(range(1, 601))


@pytest.mark.parametrize(
    ("state", "onward"),
    [
        ("idea", ("expected", "applied", "approved", "running", "finished", "rejected", "withdrawn")),
        ("expected", ("applied", "approved", "running", "finished", "rejected", "withdrawn")),
        ("applied", ("approved", "running", "finished", "rejected", "withdrawn")),
        ("approved", ("running", "finished", "withdrawn")),
        ("running", ("finished", "withdrawn")),
        ("finished", ()),
        ("rejected", ("expected", "applied")),
        ("withdrawn", ("expected", "applied")),
    ],
)
@pytest.mark.fact("S004-29")
def test_a_project_goes_onward(state, onward):
    assert next_states(state) == onward
    assert set(STATES) == set(Project.State.values)


@pytest.mark.fact("S004-28")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Sala, FK, AF", [Partner(1), Partner(name="FK"), Partner(name="AF")]),
        ("sala; Sala kommun", [Partner(1)]),
        (
            "Arbetsförmedlingen (AF), fk,FK",
            [Partner(name="Arbetsförmedlingen", abbreviation="AF"), Partner(name="fk")],
        ),
        ("Regionen (RV)", [Partner(2)]),
    ],
)
def test_who_takes_part_is_found_in_the_register_or_kept_as_written(text, expected):
    assert partners_in(text, {"sala": 1, "sala kommun": 1, "rv": 2}) == expected


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.mark.django_db
@pytest.mark.fact("S004-28", "S004-29")
def test_a_project_is_written_down_once_changed_and_moved(cast, sign):
    sala = Organization.objects.get(code="1981").pk
    project = add_project(cast.group, title="Ungdomar  i arbete", state="expected", **sign)
    again = add_project(cast.group, title="Ungdomar i arbete", **sign)
    change_project(
        project, title="Ungdomar i arbete", months=24, partners=[Partner(sala), Partner(name="AF")], **sign
    )
    change_project(project, title="Ungdomar i arbete", months=24, partners=[Partner(name="AF")], **sign)
    move_project(project, state="applied", **sign)

    assert again.pk == project.pk
    assert list(ProjectPartner.objects.values_list("organization", "name")) == [(None, "AF")]
    # Who stays is not written anew.
    assert ProjectPartner.history.filter(name="AF").count() == 1
    with pytest.raises(Refused) as refused:
        move_project(project, state="idea", **sign)
    assert (refused.value.code, Project.objects.get().state) == ("state", "applied")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "no_title"),
        ({"title": "X", "starts_on": date(2017, 2, 1), "ends_on": date(2017, 1, 1)}, "backwards"),
    ],
)
def test_what_cannot_be_a_project(cast, sign, fields, code):
    with pytest.raises(Refused) as refused:
        add_project(cast.group, **fields, **sign)
    assert refused.value.code == code


@pytest.mark.django_db
@pytest.mark.fact("S004-30", "S004-31")
def test_a_group_is_a_reference_group_on_a_condition_decided_at_an_item(cast, at, sign):
    project = add_project(cast.other_group, title="Kortare väg", by=cast.other_secretary, now=at())
    meeting = create_meeting(cast.group, date=date(2017, 2, 14), **sign)
    item = add_item(meeting, title="Referensgrupp?", **sign)
    words = "Så länge besöken infaller under ordinarie möten."

    row = make_reference_group(project, group=cast.group, condition=words, decided_at=item, **sign)
    again = make_reference_group(project, group=cast.group, condition=words, decided_at=item, **sign)
    with pytest.raises(Refused) as theirs:
        make_reference_group(project, group=cast.other_group, decided_at=item, **sign)
    with pytest.raises(Refused) as early:
        end_reference_group(row, ended_on=date(2017, 2, 1), **sign)
    end_reference_group(row, ended_on=date(2017, 3, 1), **sign)
    renewed = make_reference_group(project, group=cast.group, **sign)

    assert (again.pk, theirs.value.code, early.value.code) == (row.pk, "not_theirs", "too_early")
    assert list(ReferenceGroup.objects.values_list("pk", "condition", "decided_on", "ended_on")) == [
        (row.pk, words, date(2017, 2, 14), date(2017, 3, 1)),
        (renewed.pk, "", None, None),
    ]


@pytest.mark.django_db
@pytest.mark.fact("S004-28", "S004-31")
def test_the_pages_say_who_takes_part_how_long_and_on_what_condition(cast, at, sign):
    client = Client()
    client.force_login(cast.official)
    given = {"title": "Kortare väg", "abbreviation": "KV", "state": "expected", "months": "2 år"}
    page = client.post(
        reverse("projects:add", args=[cast.group.slug]),
        given | {"partners": "Sala, FK, Arbetsförmedlingen (AF)"},
    ).url
    project = Project.objects.get()
    reference = reverse("projects:refer", args=[project.pk])
    client.post(reference, {"group": cast.other_group.pk, "condition": "Under ordinarie möten."})

    shown = client.get(page).context
    # The reference group's own people read it and change nothing.
    stranger = Client()
    stranger.force_login(cast.stranger)
    theirs = [stranger.get(page).status_code, stranger.get(reference).status_code]
    rows = client.get(reverse("projects:csv")).content.decode("utf-8-sig").splitlines()

    line = shown["line"]
    assert (line.partners, line.duration) == ("Sala kommun, FK, Arbetsförmedlingen (AF)", duration(24))
    assert [(one.group, one.condition, may_end) for one, may_end in shown["references"]] == [
        ("Samverkansgrupp kultur/idrott", "Under ordinarie möten.", True)
    ]
    assert theirs == [200, 403]
    assert rows[1].split(";")[1] == "Kortare väg"


@pytest.mark.django_db
def test_the_list_costs_the_same_for_one_and_for_thirty(cast, at, sign, django_assert_num_queries):
    client, address = Client(), reverse("projects:list") + f"?grupp={cast.group.slug}"
    client.force_login(cast.official)
    for first, last in ((0, 1), (1, 30)):
        for number in range(first, last):
            project = add_project(
                cast.group, title=f"Projekt {number}", partners=[Partner(name="FK")], **sign
            )
            make_reference_group(project, group=cast.group, decided_on=timezone.localdate(at()), **sign)
        # Session, person, roles; the group with names and settings; projects, partners, references; groups.
        with django_assert_num_queries(10):
            assert len(client.get(address).context["lines"]) == last


@pytest.mark.django_db
@pytest.mark.fact("S004-29")
def test_a_project_is_withdrawn_with_a_reason_that_its_page_tells(cast, sign):
    project = add_project(cast.group, title="Unga till arbete", state="applied", **sign)
    client, move = Client(), reverse("projects:move", args=[project.pk])
    client.force_login(cast.official)
    refused = client.post(move, {"state": "withdrawn", "reason": " "})
    assert (refused.status_code, Project.objects.get().state) == (422, "applied")
    client.post(move, {"state": "withdrawn", "reason": "Ingen part kunde medfinansiera"})
    line = client.get(reverse("projects:project", args=[project.pk])).context["line"]
    assert (line.mark, line.reason) == ("empty", "Ingen part kunde medfinansiera")
    with pytest.raises(Refused):
        add_project(cast.group, title="Tillbakadraget", state="withdrawn", **sign)
    move_project(project, state="applied", **sign)
    assert (Project.objects.get().state, Project.objects.get().reason) == ("applied", "")
