"""Decision material written, issued and followed by the next version, through the verbs and the pages."""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from groups.access import standing_of
from groups.actions import add_board
from groups.models import Organization
from issues.actions import (
    add_path,
    add_points,
    address_path,
    begin_material,
    change_path,
    change_point,
    discard_draft,
    issue_version,
    move_point,
    next_version,
    raise_issue,
    remove_path,
    remove_point,
    write_material,
)
from issues.material_document import kept_document, material_pdf
from issues.material_facts import material_facts
from issues.models import DecisionMaterial, IssueEvent, MaterialVersion
from issues.path_points import Point
from samverkan.lib.facts import sha256
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible

SCHOOL = Point("att ställa sig bakom inriktningen")
TWO_DAYS = Point("att svara senast 1/5", date(2022, 5, 1), date(2022, 6, 3), time(9))


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at("2022-02-01 09:00")}


@pytest.fixture
def issue(cast, at):
    return raise_issue(
        cast.structure, title="Ny modell", home_group=cast.group, by=cast.member, now=at("2022-01-10 09:00")
    )


@pytest.fixture
def version(issue, sign):
    return begin_material(issue, title="Ny modell", text="<p>Vi blir fler äldre.</p>", **sign)


@pytest.fixture
def path(version, sign):
    path = add_path(version, title="Förslag till skolan", **sign)
    add_points(path, points=[SCHOOL, TWO_DAYS, Point("att följa upp")], **sign)
    return path


@pytest.fixture
def issued(version, path, region, sign):
    address_path(path, organizations=[region], **sign)
    return issue_version(version, **sign)


@pytest.fixture
def region(cast):
    return Organization.objects.get(kind="region", county_code=cast.structure.county_code)


def texts(path) -> list[tuple[int, str]]:
    return list(path.points.order_by("order").values_list("order", "text"))


def page(client: Client, name: str, *args, **data):
    address = reverse(f"material:{name}", args=args)
    return client.post(address, data) if data else client.get(address)


@pytest.fixture
def official(cast):
    client = Client()
    client.force_login(cast.official)
    return client


@pytest.mark.fact("S003-22", "S003-23")
def test_points_keep_their_order_when_one_moves_or_goes(path, sign):
    first, _second, third = path.points.all()

    move_point(third, steps=-1, **sign)
    move_point(first, steps=-1, **sign)
    remove_point(first, **sign)

    assert texts(path) == [(1, "att följa upp"), (2, "att svara senast 1/5")]


WRONG = [
    (Point("  "), "no_text"),
    (Point("att mötas", decided_at_time=time(9)), "time_without_day"),
    (Point("att mötas", time_is_missing=True), "time_without_day"),
    (Point("att mötas", None, date(2022, 4, 8), time(9), True), "time_not_missing"),
    (Point("att " + "x" * 2000), "too_long"),
]


@pytest.mark.parametrize(("point", "code"), WRONG)
def test_an_impossible_point_is_refused(path, sign, point, code):
    with pytest.raises(Refused) as added:
        add_points(path, points=[point], **sign)
    with pytest.raises(Refused) as changed:
        change_point(path.points.first(), to=point, **sign)

    assert (added.value.code, changed.value.code, path.points.count()) == (code, code, 3)


@pytest.mark.fact("S003-22")
def test_several_boards_of_one_organisation_decide_each_once(path, region, sign):
    boards = [add_board(region, name=name, sector="school", **sign) for name in ("Skola", "Kultur")]

    address_path(path, organizations=[region], boards=boards, **sign)
    with pytest.raises(Refused) as twice:
        address_path(path, boards=[boards[0], boards[0]], **sign)
    address_path(path, boards=boards[1:], **sign)

    assert twice.value.code == "twice"
    assert [str(row) for row in path.addressees.all()] == ["Kultur"]


UNREADY = [("empty", {}, False), ("no_points", {}, True), ("no_addressees", {"points": [SCHOOL]}, True)]


@pytest.mark.parametrize(("code", "given", "has_path"), UNREADY)
def test_what_is_not_ready_is_not_issued(issue, sign, code, given, has_path):
    version = begin_material(issue, title="Tomt", **sign)
    if has_path:
        path = add_path(version, title="Till skolan", **sign)
        add_points(path, points=given.get("points", []), **sign)

    with pytest.raises(Refused) as refused:
        issue_version(version, **sign)

    version.refresh_from_db()
    assert (refused.value.code, version.issued_at) == (code, None)


@pytest.mark.fact("S002-13")
def test_an_issued_version_is_frozen_with_its_fingerprint(issued, path, sign):
    point = path.points.first()
    for act in (
        lambda: write_material(issued, title="Annat", text="", **sign),
        lambda: add_path(issued, title="Ännu en", **sign),
        lambda: change_path(path, title="Annan", **sign),
        lambda: remove_path(path, **sign),
        lambda: address_path(path, **sign),
        lambda: add_points(path, points=[SCHOOL], **sign),
        lambda: change_point(point, to=TWO_DAYS, **sign),
        lambda: remove_point(point, **sign),
        lambda: move_point(point, steps=1, **sign),
        lambda: discard_draft(issued, **sign),
        lambda: issue_version(issued, **sign),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "issued"

    document = kept_document(MaterialVersion.objects.get(pk=issued.pk))
    assert (sha256(document), document.issued) == (issued.sha256, date(2022, 2, 1))
    assert [(one.label, one.addressees, len(one.points)) for one in document.paths] == [
        ("A", ("Region Västmanland",), 3)
    ]
    assert list(IssueEvent.objects.filter(kind="material").values_list("text", flat=True)) != []


def test_the_next_version_is_a_copy_to_go_on_from(issued, sign):
    new = next_version(issued.material, **sign)
    again = next_version(issued.material, **sign)

    (copy,) = new.paths.all()
    assert (new.number, new.text, again.pk) == (2, issued.text, new.pk)
    assert texts(copy) == texts(issued.paths.get())
    assert copy.addressees.count() == 1

    discard_draft(new, **sign)
    assert list(DecisionMaterial.objects.get().versions.values_list("number", flat=True)) == [1]


def test_a_draft_that_viewpoints_are_asked_on_is_not_thrown_away(cast, version, sign):
    version.viewpoint_requests.create(
        group=cast.group, due_on=date(2022, 3, 1), asked_at=sign["now"], asked_by=cast.official
    )

    with pytest.raises(Refused) as refused:
        discard_draft(version, **sign)

    assert (refused.value.code, MaterialVersion.objects.count()) == ("viewpoints_asked", 1)


def test_who_writes_over_another_text_is_refused_and_shown_both(version, official, sign):
    write_material(version, title="Ny modell", text="<p>Någon annans text.</p>", **sign)

    answer = page(
        official, "write", version.pk, seen="<p>Vi blir fler äldre.</p>", title="Ny", text="Min text."
    )

    version.refresh_from_db()
    assert (answer.status_code, version.text) == (422, "<p>Någon annans text.</p>")
    assert answer.context["theirs"] == "Någon annans text."
    again = {"seen": answer.context["form"]["seen"].value(), "title": "Ny", "text": "Min text."}
    assert page(official, "write", version.pk, **again).status_code == 302


@pytest.mark.fact("S003-31")
def test_pasted_points_ask_for_the_year_and_keep_their_misspellings(version, official, sign):
    path = add_path(version, title="Till skolan", **sign)
    pasted = "- att ge i skolcheferna i uppdrag\n- återkomma senast 1/5, beslut 3/6 kl. 9"

    asked = page(official, "points", path.pk, points=pasted)
    page(official, "points", path.pk, points=pasted, year="2022", puts_att="on")

    assert (asked.status_code, list(asked.context["form"].errors)) == (422, ["year"])
    assert texts(path) == [
        (1, "att ge i skolcheferna i uppdrag"),
        (2, "att återkomma senast 1/5, beslut 3/6 kl. 9"),
    ]
    last = path.points.last()
    assert (last.deliver_by, last.decided_on, last.decided_at_time) == (
        date(2022, 5, 1),
        date(2022, 6, 3),
        time(9),
    )


def test_one_click_takes_all_municipalities_and_the_region(path, official):
    answer = page(official, "addressees", path.pk, quick="and_region")

    kinds = list(path.addressees.values_list("organization__kind", flat=True))
    assert (answer.status_code, kinds.count("municipality"), kinds.count("region")) == (302, 10, 1)


def test_a_draft_is_not_for_members_nor_on_their_page(cast, issue, version):
    client = Client()
    client.force_login(cast.member)
    seen = material_facts(issue, cast.member, date(2022, 2, 1))

    assert page(client, "version", version.pk).status_code == 403
    assert (seen.may_write, seen.materials) == (False, ())


@pytest.mark.parametrize("paths", [1, 12])
def test_a_version_is_shown_with_the_same_number_of_queries(
    cast, official, version, region, sign, django_assert_num_queries, paths
):
    for _path in range(paths):
        made = add_path(version, title="Till", forum=cast.group, **sign)
        add_points(made, points=[SCHOOL, TWO_DAYS], **sign)
        address_path(made, organizations=[region], **sign)
    page(official, "version", version.pk)

    with django_assert_num_queries(12):
        page(official, "version", version.pk)
    standing_of(cast.official)
    with django_assert_num_queries(2):
        found = material_facts(version.material.issue, cast.official, date(2022, 2, 1))
    assert [path.addressees for path in found.materials[0].paths] == [1] * paths


def test_the_paper_is_pdf_a_and_pdf_ua(issued):
    assert_pdf_accessible(material_pdf(kept_document(issued)))
