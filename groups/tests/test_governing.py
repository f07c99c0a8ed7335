"""What a group is and what governs it: kinds with history, governing documents, a group under its parent."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from groups.access import standing_of
from groups.actions import (
    add_governing_document,
    add_governing_file,
    change_governing_document,
    change_kind,
    create_group,
    end_governing_document,
    rename_group,
    set_mandate,
    set_up_group,
    set_up_structure,
)
from groups.governing import documents_for, governing_lines, validity
from groups.models import GoverningDocument, Group, GroupKindChange, GroupRelation
from groups.tests.examples import pdf_file
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
FIRST, DAY = date(2017, 1, 1), timedelta(days=1)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def refusal(verb, *args, **fields) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        verb(*args, **fields)
    return refused.value.field, refused.value.code


def page(client, person, name: str, *args, **query):
    client.force_login(person)
    return client.get(reverse(name, args=args), query)


@pytest.mark.fact("S002-06")
def test_a_reference_group_becomes_a_subject_council_and_keeps_its_history(cast, sign, client):
    group = create_group(
        cast.structure, name="Referensgrupp nära vård", kind="reference", starts_on=date(2016, 1, 1), **sign
    )
    change_kind(
        group, kind="subject_council", valid_from=date(2018, 1, 1), reason="Beslut i regionstyrelsen.", **sign
    )
    rename_group(group, name="Sakområdesråd nära vård", valid_from=date(2018, 1, 1), **sign)

    assert [group.kind_on(day) for day in (date(2015, 1, 1), date(2017, 12, 31), date(2018, 1, 1))] == [
        "reference",
        "reference",
        "subject_council",
    ]
    shown = [
        page(client, cast.administrator, "groups:group", group.slug, on=day).context["kind"]
        for day in ("2017-12-31", "2018-01-01")
    ]
    assert shown == ["Referensgrupp", "Sakområdesråd"]
    history = page(client, cast.administrator, "groups:history", group.slug)
    assert history.context["kinds"] == [
        (date(2018, 1, 1), "Sakområdesråd", "Beslut i regionstyrelsen."),
        (date(2016, 1, 1), "Referensgrupp", ""),
    ]


@pytest.mark.fact("S002-06")
def test_a_list_shows_the_kind_of_today(cast, sign, client):
    change_kind(cast.group, kind="subject_council", valid_from=date(2018, 1, 1), reason="Beslut.", **sign)
    lines = page(client, cast.administrator, "groups:list").context["groups"]
    assert [line.kind for line, _ in lines if line.slug == cast.group.slug] == ["Sakområdesråd"]


@pytest.mark.fact("S002-15")
def test_the_executive_committee_gets_a_new_name_and_keeps_its_history(cast, sign, client):
    committee = create_group(
        cast.structure,
        name="Värmlandsrådets arbetsutskott",
        kind="executive_committee",
        starts_on=FIRST,
        **sign,
    )
    rename_group(
        committee,
        name="Värmlandsrådets ordföranderåd",
        valid_from=date(2022, 3, 18),
        reason="Rek. 15",
        **sign,
    )
    shown = [
        page(client, cast.administrator, "groups:group", committee.slug, on=day).context["group"].shown_name
        for day in ("2022-03-17", "2022-03-18")
    ]
    history = page(client, cast.administrator, "groups:history", committee.slug).context["names"]
    assert shown == ["Värmlandsrådets arbetsutskott", "Värmlandsrådets ordföranderåd"]
    assert [(row.name, row.reason) for row in history] == [
        ("Värmlandsrådets ordföranderåd", "Rek. 15"),
        ("Värmlandsrådets arbetsutskott", ""),
    ]


@pytest.mark.fact("S003-07", "S002-17")
def test_the_purpose_and_line_up_of_a_forum_stand_on_its_page(cast, sign, client):
    """The scope on top, the line-up under it; the mandate's text one step away."""
    cast.group.scope = "Gränsöverskridande frågor som rör äldre."
    cast.group.save()
    set_mandate(cast.group, text="Gruppen samordnar processerna.", valid_from=date(2018, 1, 1), **sign)
    shown = page(client, cast.substitute, "groups:group", cast.group.slug)
    lines = page(client, cast.substitute, "groups:mandates", cast.group.slug).context["lines"]
    assert "Gränsöverskridande frågor som rör äldre." in shown.content.decode()
    assert [(title, len(rows)) for title, rows in shown.context["table"].parts] == [
        ("Kommunerna", 10),
        ("Regionen", 3),
        ("Utses gemensamt", 1),
    ]
    assert [line.text for line in lines][:1] == ["Gruppen samordnar processerna."]


def test_a_change_of_kind_that_has_not_begun_is_replaced(cast, sign, at):
    day = date(2017, 6, 1)
    for kind in ("subject_council", "network"):
        change_kind(cast.group, kind=kind, valid_from=day, reason="Beslut.", **sign)
    assert list(cast.group.kind_changes.values_list("kind", "valid_from")) == [("network", day)]
    later = {"by": cast.secretary, "now": at("2017-06-01 12:00")}
    assert refusal(change_kind, cast.group, kind="steering", valid_from=day, reason="Beslut.", **later) == (
        "valid_from",
        "",
    )


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"valid_from": FIRST - DAY}, "valid_from"),
        ({"kind": "political_collaboration"}, "kind"),
    ],
)
def test_a_change_of_kind_is_refused(fields, field, cast, sign):
    given = {"kind": "network", "valid_from": date(2018, 1, 1), "reason": "Beslut."} | fields
    assert refusal(change_kind, cast.group, **given, **sign) == (field, "")
    assert cast.group.kind_changes.count() == 0


def test_the_database_keeps_one_kind_a_day(cast, sign):
    change_kind(cast.group, kind="network", valid_from=date(2018, 1, 1), reason="Beslut.", **sign)
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupKindChange.objects.create(group=cast.group, kind="office", valid_from=date(2018, 1, 1))


@pytest.mark.fact("S001-16", "S001-17", "S001-20")
def test_the_administrator_sets_up_a_temporary_group_under_its_parent(cast, client):
    client.force_login(cast.administrator)
    response = client.post(
        reverse("groups:create"),
        {
            "structure": cast.structure.pk,
            "name": "Arbetsgrupp folkhälsa",
            "kind": "officials",
            "parent": cast.group.pk,
            "is_permanent": "0",
            "starts_on": "2017-03-01",
            "trial_until": "2018-12-31",
            "mandate": "Gruppen tar fram underlag.",
            "adopted_by": "Samverkansgruppen",
            "reference": "RV 2017:1",
            "adopt_by": "senast i november 2016",
        },
    )
    group = Group.objects.get(slug="arbetsgrupp-folkhalsa")
    relation, mandate = group.relations.get(), group.mandates.get()
    assert (response.status_code, group.is_permanent, group.trial_until) == (302, False, date(2018, 12, 31))
    assert (relation.kind, relation.other, relation.starts_on) == ("parent", cast.group, date(2017, 3, 1))
    assert (mandate.adopted_by, mandate.reference, mandate.adopt_by) == (
        "Samverkansgruppen",
        "RV 2017:1",
        "2016-11",
    )


@pytest.mark.fact("S001-16")
@pytest.mark.parametrize("fault", ["other structure", "parent begins later"])
def test_a_group_that_cannot_lie_under_its_parent_is_not_created_at_all(fault, cast, sign):
    elsewhere = set_up_structure("Samverkan i Värmland", county="17", **sign)
    parent = {
        "other structure": lambda: create_group(elsewhere, name="Rådet", starts_on=FIRST, **sign),
        "parent begins later": lambda: create_group(
            cast.structure, name="Rådet", starts_on=date(2020, 1, 1), **sign
        ),
    }[fault]()
    before = Group.objects.count()
    with pytest.raises(Refused):
        set_up_group(cast.structure, name="Ny grupp", starts_on=FIRST, parent=parent, **sign)
    assert (Group.objects.count(), GroupRelation.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("on", "when"),
    [("2016-12-31", "coming"), ("2017-01-01", "now"), ("2018-12-31", "now"), ("2019-01-01", "past")],
)
@pytest.mark.fact("S000-43")
def test_both_days_of_a_validity_count(on, when):
    assert validity(FIRST, date(2018, 12, 31), date.fromisoformat(on)) == when


@pytest.fixture
def agreement(cast, sign):
    return add_governing_document(
        cast.structure,
        title="Överenskommelse om samverkan",
        valid_from=FIRST,
        valid_to=date(2018, 12, 31),
        adopted_by="Landstingsfullmäktige",
        adopted_on=date(2016, 9, 23),
        **sign,
    )


@pytest.fixture
def own(cast, sign):
    return add_governing_document(
        cast.structure, group=cast.group, title="Vår plan", kind="plan", valid_from=FIRST, **sign
    )


@pytest.mark.fact("S001-15", "S000-43")
def test_an_agreement_frames_every_group_as_long_as_it_applies(cast, agreement, client):
    titles = {}
    for day in ("2016-12-31", "2017-01-01", "2018-12-31", "2019-01-01"):
        parts = page(client, cast.member, "structure:governing", cast.structure.slug, on=day).context["parts"]
        titles[day] = [[line.title for line in lines] for _title, lines in parts]
    it = [agreement.title]
    assert list(titles.values()) == [[[], it, []], [it, [], []], [it, [], []], [[], [], it]]
    frames = page(client, cast.member, "groups:history", cast.group.slug).context["frames"]
    assert [(line.title, line.group) for line in frames] == [(agreement.title, "")]


@pytest.mark.fact("S001-13")
def test_a_document_is_dated_for_itself(agreement, sign):
    """The proposal of 2016-09-23 is older than the letter, and than the day the register began."""
    change_governing_document(agreement, adopted_on=date(2012, 3, 1), reference="LTV 120345", **sign)
    agreement.refresh_from_db()
    assert (agreement.adopted_on, agreement.valid_from) == (date(2012, 3, 1), FIRST)


@pytest.mark.fact("S002-03")
def test_a_legal_basis_is_a_document_with_an_address(cast, sign, client):
    made = add_governing_document(
        cast.structure,
        kind="legal_basis",
        title="Hälso- och sjukvårdslagen",
        valid_from=date(2017, 4, 1),
        url="https://example.se/lag",
        **sign,
    )
    shown = page(client, cast.member, "structure:governing_document", cast.structure.slug, made.pk)
    assert (shown.context["line"].kind, shown.context["line"].url) == ("Lagstöd", "https://example.se/lag")


@pytest.mark.fact("S001-15")
def test_a_groups_own_document_is_for_the_group(cast, own, agreement, sign, client):
    """The other group's people get the agreement and not the plan, by list, page, file or change."""
    add_governing_file(own, file=pdf_file("plan.pdf"), **sign)
    listed = {
        who: [line.title for _t, lines in shown.context["parts"] for line in lines]
        for who in ("member", "stranger")
        for shown in [
            page(client, getattr(cast, who), "structure:governing", cast.structure.slug, on="2017-02-01")
        ]
    }
    assert listed == {"member": [own.title, agreement.title], "stranger": [agreement.title]}
    slug, file = cast.structure.slug, own.files.get().pk
    addresses = [
        ("structure:governing_document", own.pk),
        ("structure:governing_file", own.pk, file),
        ("structure:governing_change", own.pk),
        ("structure:governing_end", own.pk),
    ]
    statuses = [
        [page(client, who, name, slug, *rest).status_code for name, *rest in addresses]
        for who in (cast.member, cast.stranger, cast.other_secretary)
    ]
    assert statuses == [[200, 200, 403, 403], [404] * 4, [404] * 4]


def test_a_file_is_reached_through_its_own_document_and_structure_only(cast, own, agreement, sign, client):
    add_governing_file(own, file=pdf_file("plan.pdf"), **sign)
    elsewhere = set_up_structure("Samverkan i Värmland", slug="varmland", county="17", **sign)
    file = own.files.get().pk
    asked = [
        page(client, cast.administrator, "structure:governing_file", *args).status_code
        for args in (
            (cast.structure.slug, own.pk, file),
            (cast.structure.slug, agreement.pk, file),
            (elsewhere.slug, own.pk, file),
        )
    ]
    assert asked == [200, 404, 404]


def test_a_new_file_is_a_new_version_and_the_same_bytes_are_not(own, sign):
    for content in (b"%PDF-1.7\n1", b"%PDF-1.7\n1", b"%PDF-1.7\n2"):
        add_governing_file(own, file=pdf_file("../plan.pdf", content), **sign)
    assert list(own.files.values_list("number", "filename")) == [(1, "plan.pdf"), (2, "plan.pdf")]
    line = governing_lines(GoverningDocument.objects.all(), FIRST)[0]
    assert line.file == own.files.get(number=2).pk


def test_a_member_may_not_add_a_version(cast, own, client):
    client.force_login(cast.member)
    answer = client.post(
        reverse("structure:governing_document", args=[cast.structure.slug, own.pk]), {"file": pdf_file()}
    )
    assert (answer.status_code, own.files.count()) == (403, 0)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"valid_to": FIRST - DAY}, "valid_to"),
    ],
)
def test_a_document_is_refused(fields, field, cast, agreement, sign):
    given = {"title": "Plan", "valid_from": FIRST} | fields
    assert refusal(add_governing_document, cast.structure, **given, **sign) == (field, "")
    assert refusal(change_governing_document, agreement, **fields, **sign) == (field, "")


def test_a_document_that_ends_stays_readable_as_what_has_applied(cast, own, sign, client):
    end_governing_document(own, valid_to=date(2017, 6, 30), **sign)
    shown = page(client, cast.member, "structure:governing_document", cast.structure.slug, own.pk)
    assert (shown.status_code, shown.context["line"].when) == (200, "past")


def test_staff_adds_a_document_for_their_own_group_and_not_for_another(cast, client):
    client.force_login(cast.secretary)
    address = reverse("structure:governing_add", args=[cast.structure.slug])
    given = {"title": "Arbetsordning", "kind": "rules_of_procedure", "valid_from": "2017-01-01"}
    client.post(address, given | {"group": cast.group.pk, "file": pdf_file("arbetsordning.pdf")})
    refused = client.post(address, given | {"group": cast.other_group.pk})
    found = GoverningDocument.objects.get()
    assert (found.group, found.files.count()) == (cast.group, 1)
    assert (refused.status_code, list(refused.context["form"].errors)) == (200, ["group"])


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_database_five_times(count, cast, sign, client, django_assert_num_queries):
    for number in range(count):
        made = add_governing_document(
            cast.structure, group=cast.group, title=f"Plan {number}", valid_from=FIRST, **sign
        )
        add_governing_file(made, file=pdf_file(), **sign)
    client.force_login(cast.member)
    with django_assert_num_queries(5):
        client.get(reverse("structure:governing", args=[cast.structure.slug]))


def test_the_administrator_sees_every_groups_documents(cast, own):
    from_all = documents_for(standing_of(cast.administrator), cast.structure)
    assert [row.title for row in from_all] == [own.title]
