"""Handing in as it is met: by link without log-in, the review, and the mails."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.actions import add_contact
from groups.links import token_of
from groups.models import Delivery, Link
from groups.post import MAILS
from groups.post.sweep import sweep
from plans.actions import create_indicator, enter_readings, hand_in_figures, send_back
from plans.models import HandIn, HandInFigure, Reading
from plans.periods import code_of, moved, period_of
from plans.reading_rules import Entry
from tests.smtp import mail_server

__all__ = ["mail_server"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": timezone.now()}


@pytest.fixture
def office(cast):
    client = Client()
    client.force_login(cast.official)
    return client


@pytest.fixture
def asked(cast, sign, office) -> HandIn:
    """Sala's, asked for on the page, with a mailbox; Köping is asked too."""
    month = moved("month", period_of("month", timezone.localdate()), -1)
    made = {"frequency": "month", "by_organization": True, "starts_on": moved("month", month, -5)}
    one = create_indicator(cast.group, name="Hemgång", unit="percent", decimals=1, **made, **sign)
    create_indicator(cast.group, name="Väntande", **made, **sign)
    sala, koping = (cast.seats[name].organization for name in ("Sala", "Köping"))
    before = [Entry(moved("month", month, -1), row.pk, value=Decimal(41 + row.pk)) for row in (sala, koping)]
    enter_readings(one, entries=before, confirmed=True, **sign)
    add_contact(sala, label="Kansliet", email="kansli@example.se", starts_on=date(2017, 1, 1), **sign)
    due = timezone.localdate() + timedelta(days=14)
    given = {"what": f"month:{code_of('month', month)}", "due_on": due.isoformat()}
    given["organizations"] = [sala.pk, koping.pk]
    assert office.post(reverse("indicators:ask", args=["aldre"]), given).status_code == 302
    return HandIn.objects.select_related("organization").get(organization=sala)


def link_of(asked) -> str:
    link = Link.objects.get(purpose="plans.hand_in", object_id=asked.pk)
    return reverse("indicators:hand_in_by_link", args=[token_of(link)])


def typed(asked, *texts, **more) -> dict:
    figures = asked.figures.order_by("indicator__name")
    return {f"figure-{one.pk}": text for one, text in zip(figures, texts, strict=True)} | more


@pytest.mark.fact("S004-22", "P45")
def test_an_organisation_saves_and_hands_in_by_link_and_sees_only_its_own(cast, asked):
    client, address = Client(), link_of(asked)
    page = client.get(address).content.decode()
    own, koping = (f"{41 + cast.seats[name].organization_id},0" for name in ("Sala", "Köping"))
    seen = [word in page for word in ("Sala kommun", own, "Köping", koping, cast.official.name)]
    assert (seen, HandInFigure.objects.exclude(value=None).count()) == ([True, True, False, False, False], 0)

    saved = client.post(address, typed(asked, "52,5 %", "", step="save"))
    wrong = client.post(address, typed(asked, "520", "3", by_name="Registrator", step="hand_in"))
    empty = client.post(address, typed(asked, "52,5", "", by_name="Registrator", step="hand_in"))
    nameless = client.post(address, typed(asked, "52,5", "3", step="hand_in"))
    asked.refresh_from_db()
    assert [answer.status_code for answer in (saved, wrong, empty, nameless)] == [302, 422, 422, 422]
    assert [len(answer.context["faults"]) for answer in (wrong, empty, nameless)] == [1, 1, 0]
    assert 'value="520"' in wrong.content.decode()
    assert list(asked.figures.order_by("indicator__name").values_list("value", flat=True)) == [
        Decimal("52.5"),
        None,
    ]

    right = typed(asked, "52,5", "saknas: ingen kö i Sala", by_name="Registrator", step="hand_in")
    assert [client.post(address, right).status_code, client.get(address).status_code] == [302, 200]
    asked.refresh_from_db()
    assert (asked.state, asked.by_name, Reading.objects.count()) == ("handed_in", "Registrator", 2)


@pytest.mark.fact("P45")
def test_the_reviewer_sends_back_approves_and_locks(cast, asked, office, sign):
    review = reverse("indicators:hand_in", args=[asked.pk])
    by_link = {"by": None, "by_name": "Registrator", "now": sign["now"]}

    def hand_in(value):
        figures = {one.pk: (Decimal(value), "") for one in asked.figures.all()}
        hand_in_figures(asked, figures=figures, **by_link)

    def post(name, **given):
        return office.post(reverse(f"indicators:{name}", args=[asked.pk]), given).status_code

    hand_in(50)
    assert (post("send_back"), post("send_back", **{"s-comment": "Förra månadens"})) == (422, 302)
    assert "Förra månadens" in Client().get(link_of(asked)).content.decode()
    hand_in(51)
    assert office.get(review).status_code == 200
    assert (post("approve"), post("approve", **{"g-status": "final"})) == (422, 302)
    assert Reading.objects.filter(value=51).count() == 2
    address = link_of(asked)
    assert (post("lock"), Client().get(address).status_code) == (302, 404)
    asked.refresh_from_db()
    assert asked.state == "locked"


@pytest.mark.fact("P49")
def test_the_mails_hold_the_link_and_stop_when_it_is_handed_in(asked, sign):
    delivery = Delivery.objects.get(kind="plans.hand_in_asked")
    address = link_of(asked)

    message = MAILS[delivery.kind](delivery, {})
    assert ([word in message.body for word in (address, "Sala kommun")], delivery.address) == (
        [True, True],
        "kansli@example.se",
    )
    delivery.kind = "plans.hand_in_reminder"
    assert address in MAILS[delivery.kind](delivery, {}).body
    figures = {one.pk: (Decimal(50), "") for one in asked.figures.all()}
    hand_in_figures(asked, figures=figures, by=None, by_name="Registrator", now=sign["now"])
    assert MAILS[delivery.kind](delivery, {}) is None
    send_back(asked, comment="Rätta siffran för Sala", **sign)
    sent_back = Delivery.objects.get(kind="plans.hand_in_sent_back")
    assert "Rätta siffran för Sala" in MAILS[sent_back.kind](sent_back, {}).body


@pytest.mark.fact("P49")
def test_the_link_in_the_mail_that_arrives_opens_the_figures(asked, mail_server):
    sweep()

    (mail,) = [row for row in mail_server.received if row.recipient == "kansli@example.se"]
    text = mail.message.get_body(("plain",)).get_content()
    address = next(word for word in text.split() if "/indikatorer/l/" in word)
    answer = Client().get(address[address.index("/indikatorer") :])
    assert (answer.status_code, answer.context["hand_in"]) == (200, asked)
    assert mail.message["Subject"].endswith("från Sala kommun")


def test_links_that_do_not_work_look_the_same_and_a_contact_that_has_ended_has_none(asked):
    address, found = link_of(asked), []
    found.append(Client().get("/indikatorer/l/finns-inte/"))
    asked.organization.contacts.update(ends_on=timezone.localdate() - timedelta(days=1))
    found += [Client().get(address), Client().post(address, typed(asked, "1", "1", by_name="Jag"))]

    assert [answer.status_code for answer in found] == [404] * 3
    assert len({answer.content for answer in found}) == 1
    assert HandInFigure.objects.exclude(value=None).count() == 0


def test_the_office_is_told_where_there_is_nobody_to_write_to(asked, office):
    page = office.get(reverse("indicators:hand_ins", args=["aldre"]))
    assert [row.shown_name for row in page.context["unreached"]] == ["Köpings kommun"]
    assert (page.context["owing"], page.context["reminded"]) == (2, 1)
    assert "Ingen att skriva till" in page.content.decode()
    koping = page.context["unreached"][0]
    koping.registrar_email = "kommun@example.se"
    koping.save(update_fields=["registrar_email"])
    assert office.get(reverse("indicators:hand_ins", args=["aldre"])).context["unreached"] == []


def test_the_lists_of_hand_ins_cost_the_same(asked, office, django_assert_num_queries):
    pages = [reverse("indicators:hand_ins", args=["aldre"]), reverse("indicators:hand_in", args=[asked.pk])]

    def cost():
        # Session, person, roles, group, hand-ins, names of organisations, contacts, registrars.
        with django_assert_num_queries(8):
            office.get(pages[0])
        # Session, person, hand-in, names of the organisation and of the group, roles, figures, readings.
        with django_assert_num_queries(8):
            office.get(pages[1])

    cost()
    kept = HandIn.objects.get(pk=asked.pk)
    for number in range(30):
        kept.pk, kept.period = None, moved("month", asked.period, -1 - number)
        kept.save()
    indicator = asked.figures.first().indicator
    for number in range(30):
        indicator.pk, indicator.name = None, f"Mått {number}"
        indicator.save()
        HandInFigure.objects.create(hand_in=asked, indicator=indicator)
    cost()
