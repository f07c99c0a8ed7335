"""The structure's page, paper, public description and forms, for who may see and change them."""

from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pytest
from django.urls import reverse
from pypdf import PdfReader

from groups.actions import (
    add_contact,
    appoint,
    create_group,
    find_or_create_person,
    relate,
    rename_group,
    set_up_structure,
)
from groups.models import Group, GroupName, GroupRelation, Organization, Seat, SeatRule
from groups.structure_paper import make_structure_paper
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of

Y17, Y18 = date(2017, 1, 1), date(2018, 1, 1)


class WordList(HTMLParser):
    """The nested list of the page as lines: two spaces a level, and "– " before what is said of a group."""

    def __init__(self, page: str):
        super().__init__()
        self.lines, self.depth, self.says, self.inside = [], -1, False, False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        style = dict(attrs).get("class", "")
        if tag == "ul" and style == "structure-list":
            self.depth += 1
        if tag == "ul" and style == "says":
            self.says = True
        if self.depth >= 0 and tag == ("li" if self.says else "p"):
            self.inside = True
            self.lines.append("  " * self.depth + ("  – " if self.says else ""))

    def handle_endtag(self, tag):
        if tag == "ul" and self.says:
            self.says = False
        elif tag == "ul" and self.depth >= 0:
            self.depth -= 1
        if tag in ("p", "li"):
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.lines[-1] += " ".join(data.split()) + (" " if data[-1:].isspace() else "")


def words_of(page: str) -> list[str]:
    return [line.rstrip() for line in WordList(page).lines]


@pytest.fixture
def shown(client, cast):
    def asked(who, on: str = "", name: str = "structure:structure", structure=None) -> str:
        client.force_login(who)
        address = reverse(name, args=[(structure or cast.structure).slug])
        return client.get(address + (f"?on={on}" if on else "")).content.decode()

    return asked


@pytest.fixture
def forum(cast, at) -> Group:
    """A forum from 2018 on that the cast's group belongs under; its name changes, and it has one seat."""
    sign = {"by": cast.administrator, "now": at()}
    made = create_group(
        cast.structure,
        name="Regionala beredningen",
        slug="srb",
        kind="strategic_forum",
        starts_on=Y18,
        **sign,
    )
    rename_group(made, name="Länsrådet", valid_from=date(2019, 1, 1), **sign)
    relate(cast.group, kind="parent", other=made, starts_on=Y18, **sign)
    Group.objects.filter(pk__in=[made.pk, cast.other_group.pk]).update(state="active")
    return made


@pytest.mark.fact("S003-07", "S002-04")
def test_each_day_has_its_own_groups_names_and_seats(cast, at, shown, forum):
    sign = {"by": cast.secretary, "now": at()}
    rut = find_or_create_person(name="Rut Barrdal", email="rut@example.se", **sign)
    appoint(cast.seats["Arboga"], person=rut, starts_on=date(2018, 6, 1), **sign)
    eldre = "Samverkansgrupp äldre · Politisk samverkansgrupp · {} av 14 platser besatta"
    culture = "Samverkansgrupp kultur/idrott · Politisk samverkansgrupp · 1 av 10 platser besatta"
    under = "    – hör till {} sedan 1 januari 2018"
    assert words_of(shown(cast.member, "2016-12-31")) == []
    assert words_of(shown(cast.member, "2017-11-23")) == [culture, eldre.format(3)]
    assert words_of(shown(cast.member, "2018-05-31")) == [
        "Regionala beredningen · Strategiskt forum",
        f"  {eldre.format(3)}",
        under.format("Regionala beredningen"),
        culture,
    ]
    assert words_of(shown(cast.member, "2019-01-01"))[:3] == [
        "Länsrådet · Strategiskt forum",
        f"  {eldre.format(4)}",
        under.format("Länsrådet"),
    ]


def test_a_day_that_cannot_be_read_is_said_and_today_is_shown(cast, shown):
    found = shown(cast.member, "31/2/2018")
    assert ('aria-invalid="true"' in found, len(words_of(found))) == (True, 1)


@pytest.mark.fact("S002-05", "S003-05")
def test_the_drawing_links_only_to_groups_the_reader_may_open(cast, shown, forum):
    for who, slugs in [
        (cast.member, ["aldre"]),
        (cast.stranger, ["kultur-idrott"]),
        (cast.administrator, ["aldre", "kultur-idrott", "srb"]),
    ]:
        found = shown(who)
        opened = [
            slug
            for slug in ("aldre", "kultur-idrott", "srb")
            if f'href="/grupper/{slug}/" tabindex="-1"' in found
        ]
        assert (who.name, opened) == (who.name, slugs)


def test_a_draft_is_shown_to_staff_and_to_nobody_else(cast, at, shown):
    create_group(cast.structure, name="Utkastgruppen", starts_on=Y17, by=cast.administrator, now=at())
    seen = {
        role: "Utkastgruppen · Politisk samverkansgrupp · utkast" in words_of(shown(getattr(cast, role)))
        for role in ("member", "chair", "secretary")
    }
    assert seen == {"member": False, "chair": False, "secretary": True}


def test_a_contact_of_an_organisation_sees_the_structure_of_its_county_only(cast, at, client, shown):
    sign = {"by": cast.administrator, "now": at()}
    contact = find_or_create_person(name="Sten Barrdal", email="sten@example.se", **sign)
    sala = cast.seats["Sala"].organization
    add_contact(sala, person=contact, starts_on=Y17, **sign)
    elsewhere = set_up_structure("Samverkan Värmland", county="17", **sign)
    assert len(words_of(shown(contact))) == 1
    statuses = {
        name: client.get(reverse(f"structure:{name}", args=[slug])).status_code
        for name, slug in [
            ("pdf", cast.structure.slug),
            ("relate", cast.structure.slug),
            ("structure", elsewhere.slug),
        ]
    }
    assert statuses == {"pdf": 200, "relate": 403, "structure": 404}
    assert client.get(reverse("structure:list")).url == reverse(
        "structure:structure", args=[cast.structure.slug]
    )


def test_the_list_shows_the_structures_of_whoever_has_several(cast, at, client):
    set_up_structure("Samverkan Värmland", county="17", by=cast.administrator, now=at())
    client.force_login(cast.administrator)
    page = client.get(reverse("structure:list")).content.decode()
    assert ("Samverkan Värmland" in page, "Samverkan i Västmanland" in page) == (True, True)


@pytest.mark.fact("S002-02", "S002-24")
def test_the_public_description_tells_of_groups_at_work_and_names_nobody(cast, at, client, forum):
    create_group(cast.structure, name="Utkastgruppen", starts_on=Y17, by=cast.administrator, now=at())
    client.logout()
    response = client.get(reverse("structure:public", args=[cast.structure.slug]))
    page = response.content.decode()
    people = [name for name in ("Viola", "Åsa-Märta", "Signe", "@example.se") if name in page]
    assert (response.status_code, people, "Sala kommun" in page) == (200, [], True)
    assert words_of(page) == [
        "Länsrådet · Strategiskt forum",
        "  Samverkansgrupp äldre · Politisk samverkansgrupp",
        "  Samverkan mellan kommunerna och regionen om äldre.",
        "    – hör till Länsrådet sedan 1 januari 2018",
        "Samverkansgrupp kultur/idrott · Politisk samverkansgrupp",
    ]
    assert client.get(reverse("structure:public", args=["finns-inte"])).status_code == 404


@pytest.mark.parametrize("count", [3, 200])
def test_the_page_asks_the_database_eight_times(count, cast, client, django_assert_num_queries):
    grow(cast, count)
    client.force_login(cast.member)
    with django_assert_num_queries(8):
        client.get(reverse("structure:structure", args=[cast.structure.slug]))


@pytest.mark.parametrize("count", [3, 200])
def test_the_public_page_asks_the_database_six_times(count, cast, client, django_assert_num_queries):
    grow(cast, count)
    with django_assert_num_queries(6):
        client.get(reverse("structure:public", args=[cast.structure.slug]))


def grow(cast, count: int) -> None:
    """As many groups more, each under the first, with a seat and a relation to the one before."""
    made = Group.objects.bulk_create(
        Group(structure=cast.structure, slug=f"g{n}", starts_on=Y17, state="active") for n in range(count)
    )
    GroupName.objects.bulk_create(
        GroupName(group=one, name=f"Grupp {one.slug}", valid_from=Y17) for one in made
    )
    rules = SeatRule.objects.bulk_create(
        SeatRule(group=one, kind="collective", label="oppositionen", starts_on=Y17) for one in made
    )
    sala = Organization.objects.get(code="1981")
    Seat.objects.bulk_create(
        Seat(group=rule.group, rule=rule, number=1, organization=sala, starts_on=Y17) for rule in rules
    )
    for before, one in pairwise(made):
        GroupRelation.objects.create(group=one, kind="parent", other=made[0], starts_on=Y17)
        GroupRelation.objects.create(group=one, kind="supports", other=before, starts_on=Y17)


@pytest.mark.fact("S001-16")
def test_staff_relate_their_group_end_it_correct_it_and_take_it_away(cast, at, client, forum):
    client.force_login(cast.secretary)
    new = reverse("structure:relate", args=[cast.structure.slug])
    given = {
        "group": cast.group.pk,
        "kind": "supports",
        "other": cast.other_group.pk,
        "starts_on": "2018-03-01",
        "note": "på prov",
    }
    assert client.post(new, given).status_code == 302
    row = GroupRelation.objects.get(kind="supports")
    where = reverse("structure:relation", args=[cast.structure.slug, row.pk])
    client.post(
        where,
        {"correct": "1", "correct-starts_on": "2018-04-01", "correct-note": "", "correct-reason": "Fel dag."},
    )
    client.post(where, {"end": "1", "end-ends_on": "2018-12-31"})
    row.refresh_from_db()
    assert (row.starts_on, row.ends_on, row.note) == (date(2018, 4, 1), date(2018, 12, 31), "")
    client.post(where, {"withdraw": "1", "withdraw-reason": "Har aldrig funnits."})
    assert GroupRelation.objects.filter(kind="supports").count() == 0
    assert [(one.history_type, one.history_user) for one in GroupRelation.history.filter(id=row.pk)] == [
        (kind, cast.secretary) for kind in "-~~+"
    ]


def test_another_parent_is_offered_to_replace_the_former(cast, at, client, forum):
    second = create_group(cast.structure, name="Nya rådet", starts_on=Y17, by=cast.administrator, now=at())
    client.force_login(cast.secretary)
    new = reverse("structure:relate", args=[cast.structure.slug])
    given = {"group": cast.group.pk, "kind": "parent", "other": second.pk, "starts_on": "2019-01-01"}
    first = client.post(new, given)
    assert (first.status_code, "Låt den höra till den förra" in first.content.decode()) == (200, True)
    assert client.post(new, given | {"replaces": "on"}).status_code == 302
    rows = cast.group.relations.order_by("starts_on").values_list("other__slug", "ends_on")
    assert list(rows) == [("srb", date(2018, 12, 31)), ("nya-radet", None)]


def test_nobody_relates_a_group_that_others_staff(cast, at, client, forum):
    client.force_login(cast.other_secretary)
    new = reverse("structure:relate", args=[cast.structure.slug])
    page = client.post(
        new, {"group": cast.group.pk, "kind": "supports", "other": forum.pk, "starts_on": "2018-03-01"}
    ).content.decode()
    row = cast.group.relations.get()
    ended = client.post(
        reverse("structure:relation", args=[cast.structure.slug, row.pk]),
        {"end": "1", "end-ends_on": "2018-12-31"},
    )
    row.refresh_from_db()
    assert ("Välj ett giltigt alternativ" in page, ended.status_code, row.ends_on) == (True, 404, None)


@pytest.mark.fact("S002-03")
def test_the_paper_has_the_drawing_as_a_figure_and_the_groups_as_text(
    cast, at, client, forum, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(cast.member)
    where = reverse("structure:pdf", args=[cast.structure.slug]) + "?on=2018-05-31"
    asked = client.post(where)
    waits = client.get(asked.url).status_code
    make_structure_paper.call(cast.structure.pk, "2018-05-31")
    ready = client.get(asked.url)
    assert (client.get(where).status_code, asked.status_code, waits, ready["Content-Type"]) == (
        200,
        302,
        202,
        "application/pdf",
    )
    assert_pdf_accessible(ready.content)
    assert text_of(ready.content).partition(" Grupperna som bild")[0] == (
        "31 maj 2018Samverkan i Västmanland Samverkan i Västmanland Så hänger grupperna ihop "
        "Som det var 31 maj 2018 Grupperna Regionala beredningen · Strategiskt forum "
        "Samverkansgrupp äldre · Politisk samverkansgrupp · 3 av 14 platser besatta "
        "hör till Regionala beredningen sedan 1 januari 2018 "
        "Samverkansgrupp kultur/idrott · Politisk samverkansgrupp · 1 av 10 platser besatta"
    )
    assert figures(PdfReader(BytesIO(ready.content)).trailer["/Root"]["/StructTreeRoot"]) == [
        "Linje",
        "Bild av grupperna och linjerna mellan dem. Listan över grupperna säger samma sak i ord.",
    ]


def figures(element) -> list[str]:
    """What each figure of a tagged PDF says instead of itself."""
    children = element.get("/K", [])
    children = [child.get_object() for child in (children if isinstance(children, list) else [children])]
    said = [element["/Alt"]] if element.get("/S") == "/Figure" else []
    return said + [text for child in children if hasattr(child, "get") for text in figures(child)]
