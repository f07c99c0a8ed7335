"""Readings as they are met: the list, typed down, pasted, as a file, and the key figures for everybody."""

import csv
import io
import json
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans.actions import enter_readings
from plans.held_readings import named_organizations
from plans.models import Indicator, Reading
from plans.periods import code_of, moved
from plans.reading_rules import Entry
from plans.tests.monthly import ENTER, made, of
from samverkan.lib.spreadsheets import xlsx_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": timezone.now()}


@pytest.fixture
def monthly(cast, sign, month):
    return made(cast, sign, month)


@pytest.fixture
def client(cast):
    client = Client()
    client.force_login(cast.official)
    return client


def field(month, organization=None, gender="T") -> str:
    return f"v-{month:%Y%m%d}-{organization or 0}-{gender}"


def test_readings_are_typed_down_and_nothing_typed_is_lost(cast, monthly, month, client):
    address = reverse("indicators:enter", args=[monthly.pk])
    sala, koping = field(month, of(cast, "Sala")), field(month, of(cast, "Köping"))
    typed = ENTER | {sala: "52,5 %", koping: "tolv"}

    refused = client.post(address, typed)
    faults = [(cell.name, cell.text) for cell in refused.context["table"].faults]
    page = refused.content.decode()
    assert (refused.status_code, faults, Reading.objects.count()) == (422, [(koping, "tolv")], 0)
    assert f'name="{sala}" value="52,5 %"' in page

    saved = client.post(address, typed | {koping: "saknas: ingen mätning"})
    rows = Reading.objects.order_by("pk").values_list("organization", "value", "missing", "source")
    assert saved.status_code == 302
    assert sorted(rows) == sorted(
        [
            (of(cast, "Sala"), Decimal("52.5"), "", "Egen räkning"),
            (of(cast, "Köping"), None, "ingen mätning", "Egen räkning"),
        ]
    )
    emptied = client.post(address, ENTER | {sala: "", koping: "saknas: ingen mätning"})
    assert [cell.name for cell in emptied.context["table"].faults] == [sala]


def test_what_is_not_touched_stays_preliminary_until_somebody_makes_it_final(
    cast, monthly, month, sign, client
):
    sala, koping = of(cast, "Sala"), of(cast, "Köping")
    prel = [Entry(month, pk, value=Decimal("50.5"), status="preliminary") for pk in (sala, koping)]
    enter_readings(monthly, entries=prel, **sign)
    address = reverse("indicators:enter", args=[monthly.pk])
    shown = client.get(address).context
    standing = {cell.name: cell.text for cell in shown["table"].cells}
    told = [cell.name for cell in shown["table"].cells if cell.is_preliminary]

    def held() -> list[tuple]:
        rows = Reading.objects.order_by("organization", "revision")
        return [(row.organization_id, row.value, row.status) for row in rows if row.organization_id == sala]

    changed = client.post(address, ENTER | standing | {field(month, koping): "60"})
    untouched = client.post(address, ENTER | standing | {field(month, koping): "60"})
    first = held()
    settled = client.post(address, ENTER | standing | {field(month, koping): "60", "settled": "on"})

    assert sorted(told) == sorted(field(month, pk) for pk in (sala, koping))
    assert [answer.status_code for answer in (changed, untouched, settled)] == [302, 422, 302]
    assert first == [(sala, Decimal("50.5"), "preliminary")]
    assert held() == [*first, (sala, Decimal("50.5"), "final")]
    assert "settled" not in client.get(address).context["form"].fields


def test_a_large_change_is_asked_about_and_passes_when_it_is_ticked(cast, monthly, month, sign, client):
    before = Entry(moved("month", month, -1), of(cast, "Sala"), value=Decimal(5))
    enter_readings(monthly, entries=[before], **sign)
    address, typed = (
        reverse("indicators:enter", args=[monthly.pk]),
        ENTER | {field(month, of(cast, "Sala")): "50"},
    )

    asked = client.post(address, typed)
    shown = [
        (cell.is_question, "confirmed" in asked.context["form"].fields)
        for cell in asked.context["table"].faults
    ]
    again = client.post(address, typed | {"asked": "1"})
    passed = client.post(address, typed | {"asked": "1", "confirmed": "on"})

    assert ([asked.status_code, again.status_code, passed.status_code], shown) == (
        [422, 422, 302],
        [(True, True)],
    )
    assert Reading.objects.count() == 2


def test_pasted_cells_are_looked_at_before_anything_is_saved_and_then_all_or_nothing(
    cast, monthly, month, client
):
    address = reverse("indicators:paste", args=[monthly.pk])
    heads = "\t".join(["Kommun", code_of("month", moved("month", month, -1)), code_of("month", month)])
    text = f"{heads}\nSala\t50,5\t52\nKöpings kommun\t\tsaknas: ingen mätning\nAtlantis\t1\t\n"

    looked = client.post(address, ENTER | {"text": text, "step": "look"})
    kinds = [(row.number, row.kind) for row in looked.context["preview"].rows]
    forced = client.post(address, ENTER | {"text": text, "step": "save"})
    assert (looked.status_code, forced.status_code, Reading.objects.count()) == (422, 422, 0)
    assert kinds == [(2, "new"), (2, "new"), (3, "new"), (4, "fault")]

    right = text.replace("Atlantis\t1\t\n", "")
    assert client.post(address, ENTER | {"text": right, "step": "look"}).status_code == 200
    assert Reading.objects.count() == 0
    assert client.post(address, ENTER | {"text": right, "step": "save"}).status_code == 302
    assert list(Reading.objects.order_by("pk").values_list("period", "value")) == [
        (moved("month", month, -1), Decimal("50.5")),
        (month, Decimal(52)),
        (month, None),
    ]


def test_two_columns_are_the_latest_period_and_an_unknown_column_is_told(cast, monthly, month, client):
    address = reverse("indicators:paste", args=[monthly.pk])

    plain = client.post(address, ENTER | {"text": "Sala\t50\nRegion Västmanland\t1,5 %", "step": "look"})
    headed = client.post(address, ENTER | {"text": "Kommun;Värde;Färg\nSala;50;blå", "step": "look"})
    short = client.post(address, ENTER | {"text": "Kommun;Period;Värde\nSala", "step": "look"})

    found = [(entry.period, entry.organization, entry.value) for entry in plain.context["preview"].entries]
    region = of(cast, "Region 1")
    assert found == [(month, of(cast, "Sala"), 50), (month, region, Decimal("1.5"))]
    assert headed.context["preview"].unknown == ("Färg",)
    # A row that ends before the value column is a fault of its own and nothing more.
    assert (short.status_code, [row.kind for row in short.context["preview"].rows]) == (422, ["fault"])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_taken_out_can_be_read_in_again(cast, month, sign, client, kind):
    monthly = made(cast, sign, month, by_gender=True)
    sala = of(cast, "Sala")
    entries = [
        Entry(month, sala, value=Decimal("50.5"), status="preliminary"),
        Entry(month, sala, "K", value=Decimal(0)),
        Entry(month, sala, "M", missing="Inte uppdelat"),
        Entry(month, value=Decimal("-0.0")),
    ]
    enter_readings(monthly, entries=entries, source="Egen räkning", **sign)
    content = client.get(reverse("indicators:csv", args=[monthly.pk])).content
    if kind == "xlsx":
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
        content = xlsx_bytes("Mätvärden", head, rows)
    file = SimpleUploadedFile(f"matvarden.{kind}", content)

    looked = client.post(
        reverse("indicators:paste", args=[monthly.pk]), ENTER | {"file": file, "step": "look"}
    )

    preview = looked.context["preview"]
    assert [(row.kind, row.message) for row in preview.rows] == [("same", "")] * 4
    assert (preview.unknown, Reading.objects.count()) == ((), 4)


def test_lists_and_pages_cost_the_same_for_one_and_for_many(
    cast, monthly, month, sign, client, django_assert_num_queries
):
    def fill(indicator, periods):
        entries = [
            Entry(moved("month", month, -number), pk, value=Decimal(50 + number))
            for number in range(periods)
            for pk in named_organizations(cast.group.pk, timezone.localdate())
        ]
        enter_readings(indicator, entries=entries, **sign)

    def cost():
        page = reverse("indicators:one", args=[monthly.pk])
        # Session, person, roles, indicators, readings, organisations, what is handed in, where one may be
        # made.
        with django_assert_num_queries(8):
            client.get(reverse("indicators:list"))
        # Session, person, roles, group, indicators, readings, organisations, what is handed in.
        with django_assert_num_queries(8):
            client.get(reverse("indicators:group", args=["aldre"]))
        # Session, person, roles, indicator, readings, organisations, what is handed in, the target, the
        # group's name, changes.
        with django_assert_num_queries(10):
            client.get(page)
        # Session, person, roles, indicator, readings, organisations.
        with django_assert_num_queries(6):
            client.get(reverse("indicators:enter", args=[monthly.pk]))

    fill(monthly, 1)
    cost()
    for number in range(30):
        one = made(cast, sign, month, name=f"Mått {number}")
        if number < 3:
            fill(one, 3)
    fill(monthly, 20)
    cost()


SECRETS = ("Hemlig orsak", "Varför det ändrades", "Ture Ekstam", "Slarvigt skrivet", "Inget nyckeltal")


@pytest.mark.fact("S004-22", "S004-20")
def test_a_key_figure_is_for_everybody_and_tells_only_what_it_should(cast, month, sign):
    figure = made(cast, sign, month, name="Öppna ärenden", by_organization=False, is_key_figure=True)
    hidden = made(cast, sign, month, name="Inget nyckeltal", by_organization=False, slug="inget")
    later = sign | {"now": timezone.now()}
    first, second, third = (moved("month", month, -number) for number in (2, 1, 0))
    enter_readings(figure, entries=[Entry(first, value=Decimal("21.5"))], source="Ärendesystemet", **sign)
    changed = Entry(first, value=Decimal(22), why="Varför det ändrades")
    missing = Entry(second, missing="Hemlig orsak")
    prel = Entry(third, value=Decimal(0), status="preliminary")
    enter_readings(figure, entries=[changed, missing, prel], source="Ärendesystemet", confirmed=True, **later)
    enter_readings(hidden, entries=[Entry(third, value=Decimal(9))], source="Slarvigt skrivet", **later)
    anybody, address = Client(), ["aldre", "oppna-arenden"]

    pages = [anybody.get(reverse("public:key_figures", args=["aldre"]))]
    pages += [
        anybody.get(reverse(f"public:{name}", args=address))
        for name in ("key_figure", "key_figure_csv", "key_figure_json")
    ]

    words = [page.content.decode() for page in pages]
    assert [page.status_code for page in pages] == [200] * 4
    assert [(word, number) for number, text in enumerate(words) for word in SECRETS if word in text] == []
    facts = json.loads(words[3])
    assert [(one["period"], one["value"], one["is_missing"], one["status"]) for one in facts["readings"]] == [
        (code_of("month", first), 22, False, "final"),
        (code_of("month", second), None, True, "final"),
        (code_of("month", third), 0, False, "preliminary"),
    ]
    assert (facts["late"], facts["sources"]) == (None, ["Ärendesystemet"])
    assert pages[3]["Access-Control-Allow-Origin"] == "*"
    lines = list(
        csv.reader(io.StringIO(words[2].removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")), delimiter=";")
    )
    assert [line[3] for line in lines] == ["Värde", "22", "", "0"]
    for wrong in (["aldre", "inget"], ["kultur-idrott", "oppna-arenden"], ["aldre", "finns-inte"]):
        assert anybody.get(reverse("public:key_figure", args=wrong)).status_code == 404
    cast.group.state = "draft"
    cast.group.save()
    assert [anybody.get(page.request["PATH_INFO"]).status_code for page in pages] == [404] * 4


def test_who_is_responsible_enters_readings_and_other_members_do_not(cast, monthly, month):
    Indicator.objects.filter(pk=monthly.pk).update(responsible=cast.member)
    given = ENTER | {field(month, of(cast, "Sala")): "50"}
    answers = []
    for person in (cast.substitute, cast.member):
        own = Client()
        own.force_login(person)
        answers.append(own.post(reverse("indicators:enter", args=[monthly.pk]), given).status_code)
        answers.append(own.get(reverse("indicators:one", args=[monthly.pk])).context["may_enter"])
    assert (answers, Reading.objects.get().by) == ([403, False, 302, True], cast.member)
