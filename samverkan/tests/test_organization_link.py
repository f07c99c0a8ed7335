"""The organisation's page behind its link: the right is the address, and every dead one is the same page."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.actions import end_contact, send_organization_link, withdraw_organization_link
from groups.links import token_of
from groups.models import Delivery, Link, ReportedChange
from groups.tests.nominating import ask
from meetings.keeping import kept_minutes_paper
from meetings.models import Registration
from samverkan.tests.sala import contact_of, held, sala_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def alva(cast, at):
    return contact_of(cast, at)


@pytest.fixture
def version(cast):
    version = held(cast, timezone.localdate() - timedelta(days=20), member=True)
    kept_minutes_paper(version)
    return version


@pytest.fixture
def token(cast, alva):
    return token_of(sent(cast, sala_of(cast), contact=alva))


def sent(cast, organization, **more) -> Link:
    return send_organization_link(organization, by=cast.secretary, now=timezone.now(), **more)


def page(token: str, name: str = "by_link", *args) -> str:
    return reverse(f"organizations:{name}", args=[token, *args])


PAGES = [
    ("by_link",),
    ("notes_by_link",),
    ("notes_list_by_link", "csv"),
    ("notes_list_by_link", "json"),
    ("attendance_by_link", date.today().year),
    ("report_by_link",),
]


@pytest.mark.fact("N14")
@pytest.mark.fact("S001-12")
def test_without_account_the_link_opens_the_pages_of_one_organisation(cast, token, version, client):
    shown = [client.get(page(token, *each)) for each in PAGES]
    paper = client.get(page(token, "paper_by_link", version.pk))

    assert [response.status_code for response in shown] == [200] * len(PAGES)
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    assert [cast.member.name in shown[0].content.decode(), "Sala kommun" in shown[0].content.decode()] == [
        True,
        True,
    ]
    others = [cast.vice_chair, cast.chair, cast.stranger, cast.secretary, cast.official]
    leaks = [
        (who.name, each)
        for response, each in zip(shown, PAGES, strict=True)
        for who in others
        if who.name in response.content.decode() or who.email in response.content.decode()
    ]
    assert leaks == []


def test_the_links_on_the_page_stay_behind_the_link(cast, token, version, client):
    shown = client.get(page(token)).content.decode()
    own = reverse("organizations:organization", args=[sala_of(cast).pk])
    assert (own in shown, page(token, "notes_by_link") in shown) == (False, True)


@pytest.mark.fact("S001-12")
def test_guessed_expired_withdrawn_ended_and_another_purpose_are_the_same_dead_page(cast, alva, version):
    now = timezone.now()
    sala, koping, arboga = (cast.seats[name].organization for name in ("Sala", "Köping", "Arboga"))
    for each in (koping, arboga):
        each.registrar_email = "registrator@example.se"
        each.save()
    expired, withdrawn = sent(cast, koping), sent(cast, arboga)
    Link.objects.filter(pk=expired.pk).update(expires_at=now - timedelta(seconds=1))
    withdraw_organization_link(withdrawn, by=cast.secretary, now=now)
    ended, living = sent(cast, sala, contact=alva), sent(cast, sala)
    end_contact(alva, ends_on=timezone.localdate() - timedelta(days=1), by=cast.secretary, now=now)
    nomination = ask(cast.structure, [cast.seats["Sala"]], now=now).token
    replaced = token_of(living)
    sent(cast, sala, renew=True)
    tokens = ["finns-inte", nomination, replaced, *(token_of(link) for link in (expired, withdrawn, ended))]

    answers = {
        (response.status_code, response.content, tuple(sorted(response.headers.items())))
        for token in tokens
        for each in [*PAGES, ("paper_by_link", version.pk)]
        for response in [Client().get(page(token, *each))]
    }

    assert [status for status, *_rest in answers] == [404]


def test_somebody_elses_paper_request_and_number_are_out_of_reach(cast, token, version, client):
    """Köping is asked and has the notes; Sala had no seat that day."""
    theirs = ask(cast.structure, [cast.seats["Köping"]], name="Köping", now=timezone.now()).recipient
    seat = cast.seats["Sala"]
    seat.appointments.update(ends_on=date(2017, 6, 30))
    seat.ends_on = date(2017, 6, 30)
    seat.save()
    field = f"n{version.pk}-registry_number"

    paper = client.get(page(token, "paper_by_link", version.pk))
    dead = client.get(page("finns-inte", "paper_by_link", version.pk))
    number = client.post(page(token, "notes_by_link"), {"version": version.pk, field: "KS 1"})
    request = client.post(page(token, "nomination_by_link", theirs.pk))

    assert (paper.status_code, paper.content == dead.content) == (404, True)
    assert [number.status_code, request.status_code] == [404, 404]
    assert (Registration.objects.count(), Delivery.objects.filter(kind="groups.nomination").count()) == (0, 0)


def test_through_the_link_one_registers_and_reports(cast, alva, token, version, client):
    field = f"n{version.pk}-registry_number"
    registered = client.post(page(token, "notes_by_link"), {"version": version.pk, field: "KS 2017/123"})
    given = {"seat": cast.seats["Sala"].pk, "capacity": "substitute", "leaves": "Knut O'Rönn"}
    reported = client.post(page(token, "report_by_link"), given)

    assert [registered.url, reported.url] == [page(token, "notes_by_link") + "?page=1", page(token)]
    row, report = Registration.objects.get(), ReportedChange.objects.get()
    assert (row.registered_by, row.registry_number) == (alva.person, "KS 2017/123")
    assert (report.reported_by, report.leaves, report.capacity) == (alva.person, "Knut O'Rönn", "substitute")


def test_a_mailboxs_link_says_nobodys_name(cast, alva, version, client):
    token = token_of(sent(cast, sala_of(cast)))
    field = f"n{version.pk}-registry_number"
    client.post(page(token, "notes_by_link"), {"version": version.pk, field: "KS 2017/123"})
    assert (Registration.objects.get().registered_by, Registration.history.get().history_user) == (None, None)


def test_the_link_of_one_opens_nothing_behind_the_log_in(cast, token, client):
    client.get(page(token))
    response = client.get(reverse("organizations:organization", args=[sala_of(cast).pk]))
    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("account_login"))


def test_the_page_behind_the_link_asks_the_database_fifteen_times(
    cast, token, version, django_assert_num_queries
):
    client = Client()
    with django_assert_num_queries(15):
        client.get(page(token))


def test_forged_posts_are_refused(token, cast, version):
    client = Client(enforce_csrf_checks=True)
    field = f"n{version.pk}-registry_number"
    response = client.post(page(token, "notes_by_link"), {"version": version.pk, field: "KS 1"})
    assert (response.status_code, Registration.objects.count()) == (403, 0)
