"""Whoever is pseudonymised is found in the approved documents and nowhere else (ruling 11): the whole
database and the whole storage are searched."""

import json
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.actions import (
    add_contact,
    find_or_create_person,
    give_role,
)
from groups.actions.privacy import past_keeping, pseudonymise_person
from groups.models import NominationReply, Person
from groups.upkeep import pseudonymise_people
from issues.models import Action
from meetings.actions import co_opt, create_meeting
from meetings.models import Presenter
from samverkan.lib.refusal import Refused
from tests.everywhere import NAME, WORDS, fill_everything, rut

__all__ = ["rut"]


def spellings(word: str) -> list[str]:
    return [word, json.dumps(word)[1:-1], word.replace("'", "&#x27;")]


def columns_with(words) -> set[str]:
    """ "table.column" of every column of every table, ours or not, in which one of the words stands."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    text = json.dumps(value) if isinstance(value, dict | list) else str(value)
                    text = text.casefold()
                    if any(form.casefold() in text for word in words for form in spellings(word)):
                        found.add(f"{table}.{name}")
    for session in Session.objects.all():
        if any(word in json.dumps(session.get_decoded(), ensure_ascii=False) for word in words):
            found.add("django_session.session_data")
    return found


def files_with(words, folder: str = "") -> set[str]:
    """Folders of storage with a file in which one of the words stands, also inside a container."""
    folders, names = default_storage.listdir(folder)
    found = set()
    for name in names:
        content = default_storage.open(f"{folder}/{name}").read()
        if zipfile.is_zipfile(BytesIO(content)):
            container = zipfile.ZipFile(BytesIO(content))
            content = b"".join(container.read(part) for part in container.namelist())
        text = content.decode("utf-8", "ignore").casefold()
        if any(word.casefold() in text for word in words):
            found.add(folder)
    return found.union(*(files_with(words, f"{folder}/{inner}".strip("/")) for inner in folders))


@pytest.mark.fact("P72")
@pytest.mark.django_db
def test_the_whole_database_and_storage_hold_her_in_approved_documents_only(cast, at, rut):
    fill_everything(cast, at, rut)
    before = columns_with(WORDS)

    pseudonymise_person(rut, by=None, now=at("2019-12-01 03:00"))

    assert columns_with(WORDS) == {
        "groups_document.title",
        "groups_historicaldocument.title",
        "groups_documentversion.filename",
        "meetings_call.facts",
        "meetings_minutesversion.facts",
    }
    assert files_with(WORDS) == {f"documents/{timezone.now().year}"}
    assert len(before) > 70
    assert {"groups_searchentry.title", "groups_searchentry.body"} <= before
    assert sorted(default_storage.listdir("member-files")[1]) == ["annan.csv"]


@pytest.mark.django_db
def test_what_she_was_stays_under_the_pseudonym(cast, at, rut):
    fill_everything(cast, at, rut)
    pseudonym = f"Avidentifierad 2019-{rut.pk:06d}"

    pseudonymise_person(rut, by=cast.administrator, now=at("2019-12-01 03:00"))

    rut.refresh_from_db()
    assert (rut.name, rut.address, rut.phone, rut.party, rut.is_active) == (pseudonym, "", "", "", False)
    assert rut.has_usable_password() is False
    assert rut.pseudonymised_at == at("2019-12-01 03:00")
    sat = rut.appointments.get()
    assert (sat.party, sat.starts_on, sat.ends_on) == ("", date(2017, 1, 1), date(2017, 6, 30))
    assert sat.mandate_text == f"{pseudonym} får svara för kommunen."
    assert set(sat.history.values_list("party", flat=True)) == {""}
    assert set(NominationReply.history.values_list("party", "name")) == {("", pseudonym)}
    meeting = rut.responses.get().meeting
    assert meeting.purpose == f"Höra {pseudonym}s förslag, {pseudonym}"
    assert [str(row) for row in Presenter.objects.order_by("pk")] == [pseudonym, pseudonym]
    last = rut.history.order_by("history_id").last()
    assert (last.history_user, last.name) == (cast.administrator, pseudonym)


@pytest.mark.django_db
def test_nobody_is_logged_in_as_her_any_more(cast, at, rut):
    browser, other = Client(), Client()
    browser.force_login(rut)
    other.force_login(cast.member)

    pseudonymise_person(rut, by=None, now=at("2019-12-01 03:00"))

    pages = [client.get(reverse("start")).status_code for client in (browser, other)]
    assert (pages, rut.links.count()) == ([302, 200], 0)


@pytest.mark.django_db
def test_a_name_that_another_bears_too_is_left_in_the_texts_of_others(cast, at, rut):
    fill_everything(cast, at, rut)
    namesake = find_or_create_person(name=NAME, email="annan.rut@example.se", by=None, now=at())

    pseudonymise_person(rut, by=None, now=at("2019-12-01 03:00"))

    action = Action.objects.get()
    namesake.refresh_from_db()
    assert (namesake.name, namesake.is_active) == (NAME, True)
    assert action.text == f"Ringa {NAME}, Avidentifierad 2019-{rut.pk:06d}"
    assert rut.received_calls.get().name == f"Avidentifierad 2019-{rut.pk:06d}"


@pytest.mark.django_db
def test_again_changes_nothing(cast, at, rut):
    pseudonymise_person(rut, by=None, now=at("2019-12-01 03:00"))
    rows = rut.history.count()

    again = pseudonymise_person(rut, by=None, now=at("2020-12-01 03:00"))

    assert (again.name, rut.history.count()) == (f"Avidentifierad 2019-{rut.pk:06d}", rows)


@pytest.mark.django_db
def test_nobody_in_force_or_to_come_and_no_administrator_is_pseudonymised(cast, at, rut):
    sign = {"by": cast.administrator, "now": at()}
    to_come = find_or_create_person(name="Ingrid Kommande", email="ingrid@example.se", **sign)
    give_role(cast.group, person=to_come, kind="deputy_official", starts_on=date(2017, 6, 1), **sign)
    contact = find_or_create_person(name="Kaj Kontakt", email="kaj@example.se", **sign)
    add_contact(
        cast.seats["Sala"].organization,
        person=contact,
        label="",
        email="",
        starts_on=date(2017, 1, 1),
        **sign,
    )

    codes = []
    for person in (cast.member, cast.chair, cast.secretary, to_come, contact, cast.administrator):
        with pytest.raises(Refused) as refusal:
            pseudonymise_person(person, by=cast.administrator, now=at())
        codes.append(refusal.value.code)

    assert codes == ["in_force"] * 5 + ["administrator"]
    assert not Person.objects.filter(pseudonymised_at__isnull=False).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "is_due"), [("2019-07-14", False), ("2019-07-15", True)])
def test_the_day_after_the_time_to_keep_her(day, is_due, cast, at, rut):
    """744 days after the last of June 2017, when her only appointment ended."""
    pseudonymise_people(at(f"{day} 03:00"))

    rut.refresh_from_db()
    assert (rut.pseudonymised_at is not None) is is_due
    assert Person.objects.filter(pseudonymised_at__isnull=False).count() == int(is_due)


@pytest.mark.django_db
def test_whom_a_meeting_or_an_open_action_names_is_kept(cast, at, rut):
    late = at("2019-12-01 03:00")
    assert list(past_keeping(late)) == [rut]
    action = Action.objects.create(group=cast.group, text="Skriv", owner_person=rut, created_at=at())
    assert list(past_keeping(late)) == []
    action.delete()

    sign = {"by": cast.secretary, "now": at("2019-11-01 09:00")}
    meeting = create_meeting(cast.group, date=date(2019, 12, 10), **sign)
    co_opt(meeting, person=rut, **sign)

    assert list(past_keeping(late)) == []
    assert list(past_keeping(at("2022-02-01 03:00"))) == [rut]


@pytest.mark.django_db
def test_a_guest_counts_from_the_last_change_in_the_register(cast, at):
    guest = find_or_create_person(
        name="Embla Storrot", email="guest@example.se", by=None, now=at("2017-03-01 12:00")
    )

    due = [guest in past_keeping(at(day)) for day in ("2019-03-15 03:00", "2019-03-16 03:00")]

    assert due == [False, True]


@pytest.mark.django_db
def test_one_fault_does_not_hold_the_others(cast, at, rut, monkeypatch):
    other = find_or_create_person(
        name="Embla Storrot", email="guest@example.se", by=None, now=at("2017-03-01 12:00")
    )

    def faulty(person, **sign):
        if person == rut:
            raise OSError("the storage does not answer")
        return pseudonymise_person(person, **sign)

    monkeypatch.setattr("groups.upkeep.pseudonymise_person", faulty)
    with pytest.raises(ExceptionGroup):
        pseudonymise_people(at("2019-12-01 03:00"))

    other.refresh_from_db()
    assert other.pseudonymised_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Sala kommun", "Å", "(.*)+ [x", "kommun"])
def test_a_person_called_as_something_else_takes_nothing_else_away(cast, at, name):
    """Also what was entered as a person by mistake, and what a pattern would read as a sign."""
    sala = cast.seats["Sala"].organization
    scope = cast.group.scope
    person = find_or_create_person(name=name, email="x@example.se", by=cast.administrator, now=at())

    pseudonymise_person(person, by=None, now=at("2019-12-01 03:00"))

    cast.group.refresh_from_db()
    assert (list(sala.names.values_list("name", flat=True)), cast.group.scope) == (["Sala kommun"], scope)
    assert columns_with(["x@example.se"]) == set()
