"""The approval round: wordings proposed, taken in or not; one item at once; each reader's own copy."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse

from groups.actions import add_board, relate
from groups.models import Delivery, Organization
from meetings.actions import (
    add_outcome,
    approve,
    approve_by_silence,
    approve_item,
    begin_correction,
    circulate,
    decline,
    remark,
    remind_of_approval,
    save_text,
    take_in,
)
from meetings.actions.distribution import send_notes_again
from meetings.actions.item_approval import item_facts
from meetings.actions.notes import TwoWriters
from meetings.keeping import kept_minutes_paper
from meetings.models import ItemNote, MinutesVersion
from meetings.round_mails import notes_approved_mail, notes_to_registry_mail
from samverkan.lib.facts import sha256
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
SECRET = "Hemligt pris"


@pytest.fixture
def written(cast, at, items, minutes):
    sign = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    save_text(items[1], text="<p>Sala frågade om hemgång.</p>", base_version=0, **sign)
    save_text(items[2], text=f"<p>{SECRET}.</p>", base_version=0, **sign)
    return minutes


@pytest.fixture
def circulated(cast, at, written):
    return circulate(written, by=cast.secretary, now=at("2017-03-16 09:00"))


@pytest.fixture
def closed(items):
    type(items[2]).objects.filter(pk=items[2].pk).update(circle="serving", closed_reason="upphandling")
    return items[2]


def page(name, *args):
    return reverse(f"meetings:{name}", args=args)


def queued(kind):
    return sorted(Delivery.objects.filter(kind=kind).values_list("address", flat=True))


def proposal(circulated, item, cast, at, text="Köping frågade om hemgång."):
    sign = {"by": cast.member, "now": at("2017-03-17 09:00")}
    return remark(circulated, item=item, text="Det var Köping.", proposed_text=text, **sign)


@pytest.mark.fact("P31")
def test_a_remark_sent_twice_is_one_and_one_mail(cast, at, client, items, circulated):
    client.force_login(cast.member)
    for _press in range(2):
        client.post(page("notes_remark", circulated.meeting_id), {"text": "Det var Köping."})
    first = proposal(circulated, items[1], cast, at)
    again = proposal(circulated, items[1], cast, at)
    decline(first, answer_text="Nej.", by=cast.secretary, now=at("2017-03-17 10:00"))
    third = proposal(circulated, items[1], cast, at)

    assert (first.pk == again.pk, first.pk == third.pk) == (True, False)
    assert (circulated.remarks.count(), len(queued("meetings.remark"))) == (3, 3)


@pytest.mark.fact("P31", "N16")
def test_a_wording_is_taken_in_without_starting_over(cast, at, items, circulated):
    """The approver who had approved another text approves anew, and sees what differs."""
    cast.group.settings.update(approval_rule="chair_and_approver")
    type(circulated).objects.update(approver=cast.vice_chair)
    approve(circulated, by=cast.chair, now=at("2017-03-16 12:00"))
    row = proposal(circulated, items[1], cast, at)

    take_in(row, text=row.proposed_text, base_version=1, by=cast.secretary, now=at("2017-03-17 10:00"))

    circulated.refresh_from_db()
    assert (circulated.state, circulated.approvals.count()) == ("circulated", 0)
    assert ItemNote.objects.get(item=items[1]).text == "<p>Köping frågade om hemgång.</p>"
    assert queued("meetings.notes_changed") == ["chair@example.se", "vice_chair@example.se"]
    assert queued("meetings.remark_answered") == ["member@example.se"]


def test_the_approver_sees_the_round_and_the_words_that_changed(cast, at, client, items, circulated):
    row = proposal(circulated, items[1], cast, at)
    take_in(row, text=row.proposed_text, base_version=1, by=cast.secretary, now=at("2017-03-17 10:00"))
    client.force_login(cast.chair)

    text = client.get(page("notes", circulated.meeting_id)).text

    changed = re.findall(r"<(ins|del)>.*?</span>([^<]+)<", text)
    assert changed == [("del", "Sala"), ("ins", "Köping")]


def test_nothing_written_meanwhile_is_lost(cast, at, client, items, circulated):
    first, second = (
        proposal(circulated, items[1], cast, at),
        proposal(circulated, items[1], cast, at, "Annat."),
    )
    sign = {"by": cast.secretary, "now": at("2017-03-17 10:00")}
    take_in(first, text=first.proposed_text, base_version=1, **sign)

    with pytest.raises(TwoWriters):
        take_in(second, text="Annat.", base_version=1, **sign)
    client.force_login(cast.secretary)
    asked = client.get(page("remark", second.pk)).text
    posted = {"text": "Annat.", "base_version": 1}
    answers = [client.post(page("remark_answer", second.pk), posted) for _ in range(1)]
    newer = re.search(r'name="base_version" value="(\d+)"', answers[0].text)[1]
    answers.append(client.post(page("remark_answer", second.pk), posted | {"base_version": newer}))

    assert [answer.status_code for answer in answers] == [422, 302]
    assert asked.count("Texten har ändrats sedan dess") == 1 or asked.count("<del>") == 2
    assert ItemNote.objects.get(item=items[1]).text == "<p>Annat.</p>"


def test_a_remark_is_declined_with_an_answer_that_its_writer_reads(cast, at, client, items, circulated):
    row = proposal(circulated, items[1], cast, at)
    sign = {"by": cast.secretary, "now": at("2017-03-17 10:00")}
    with pytest.raises(Refused) as refusal:
        decline(row, answer_text=" ", **sign)
    decline(row, answer_text="Sala frågade, det hörs på bandet.", **sign)
    approve(circulated, by=cast.chair, now=at("2017-03-20 09:00"))
    seen = {}
    for role in ("member", "substitute"):
        client.force_login(getattr(cast, role))
        seen[role] = client.get(page("notes", circulated.meeting_id)).text.count("det hörs på bandet")

    assert (refusal.value.code, seen) == ("no_answer", {"member": 1, "substitute": 0})
    assert ItemNote.objects.get(item=items[1]).text == "<p>Sala frågade om hemgång.</p>"


@pytest.mark.fact("N16")
def test_an_objection_stops_silence_until_it_is_answered(cast, at, items, written):
    cast.group.settings.update(approval_rule="no_objection", objection_days=7)
    circulate(written, by=cast.secretary, now=at("2017-03-16 09:00"))
    row = remark(
        written, item=items[1], text="Nej.", is_objection=True, by=cast.member, now=at("2017-03-22 09:00")
    )
    stopped = approve_by_silence(written, by=None, now=at("2017-03-24 01:00"))
    decline(row, answer_text="Det var så.", by=cast.secretary, now=at("2017-03-24 09:00"))
    written.refresh_from_db()
    waits = approve_by_silence(written, by=None, now=at("2017-03-29 23:00"))
    done = approve_by_silence(written, by=None, now=at("2017-03-30 01:00"))

    assert (stopped, written.objections_until, waits, done.number) == (None, date(2017, 3, 29), None, 1)


@pytest.mark.fact("P31")
def test_reminders_go_once(cast, at, circulated):
    for moment in ("2017-03-20 06:00", "2017-03-21 06:00", "2017-03-21 18:00", "2017-03-22 06:00"):
        remind_of_approval(circulated, by=None, now=at(moment))

    assert queued("meetings.approval_reminder") == ["chair@example.se"]


@pytest.mark.parametrize(
    ("who", "asked", "sent"),
    [("member", 200, 302), ("substitute", 404, 404), ("stranger", 404, 404)],
)
def test_a_closed_item_is_remarked_on_by_its_circle_only(cast, client, closed, circulated, who, asked, sent):
    client.force_login(getattr(cast, who))

    answers = (
        client.get(page("item_remark", closed.pk)).status_code,
        client.post(page("item_remark_send", closed.pk), {"text": "Fel pris"}).status_code,
    )

    assert answers == (asked, sent)


@pytest.mark.fact("P31")
def test_an_item_approved_at_once_stands(cast, at, client, items, written):
    item = items[1]
    sign = {"by": cast.chair, "now": at("2017-03-14 11:00")}
    with pytest.raises(Refused) as stale:
        approve_item(item, seen="0" * 64, **sign)
    with pytest.raises(Refused) as stranger:
        approve_item(item, seen=sha256(item_facts(item)), by=cast.member, now=sign["now"])
    client.force_login(cast.chair)
    asked = client.get(page("item_approval", item.pk)).text
    client.post(page("item_approval", item.pk), {"seen": re.search(r'name="seen" value="(\w+)"', asked)[1]})
    refusals = []
    for act in (
        lambda: save_text(item, text="<p>Annat</p>", base_version=1, by=cast.secretary, now=at()),
        lambda: add_outcome(item, kind="noted", text="x", by=cast.secretary, now=at()),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        refusals.append(refusal.value.code)
    circulate(written, by=cast.secretary, now=at("2017-03-16 09:00"))
    version = approve(written, by=cast.chair, now=at("2017-03-20 09:00"))

    assert (stale.value.code, stranger.value.code) == ("changed", "not_approver")
    assert refusals == ["approved_at_once"] * 2
    assert version.facts["items"][1]["approvals"][0]["name"] == cast.chair.name
    begin_correction(written, note="Punkt 2.", by=cast.secretary, now=at("2017-03-21 09:00"))
    save_text(item, text="<p>Rättat</p>", base_version=1, by=cast.secretary, now=at("2017-03-21 10:00"))


@pytest.fixture
def distributed(cast, at, closed, circulated):
    """The region's board is linked to the group, Sala has a registrar."""
    sign = {"by": cast.administrator, "now": at()}
    region, sala = Organization.objects.get(kind="region"), cast.seats["Sala"].organization
    Organization.objects.filter(pk=region.pk).update(registrar_email="diarium@region.example.se")
    Organization.objects.filter(pk=sala.pk).update(registrar_email="diarium@sala.example.se")
    board = add_board(region, name="Kulturnämnden", **sign)
    relate(cast.group, kind="linked_board", board=board, starts_on=date(2017, 1, 1), **sign)
    return approve(circulated, by=cast.chair, now=at("2017-03-20 09:00"))


@pytest.mark.fact("S000-48", "P33", "S002-25")
def test_notes_reach_registrars_and_linked_boards_with_their_facts(cast, distributed):
    assert queued("meetings.notes_to_registry") == ["diarium@region.example.se", "diarium@sala.example.se"]
    delivery = Delivery.objects.get(address="diarium@region.example.se")

    message = notes_to_registry_mail(delivery, {})

    names = [part.get_filename() for part in message.attachments]
    stem = "2017-03-14-minnesanteckningar-samverkansgrupp-aldre"
    facts = json.loads(message.attachments[1].get_payload(decode=True))
    assert names == [f"{stem}.pdf", f"{stem}.json", f"{stem}.csv"]
    assert message.body.count("Kulturnämnden") == 1
    assert {name: facts[name] for name in ("group", "meeting_day", "version", "sha256")} == {
        "group": "Samverkansgrupp äldre",
        "meeting_day": "2017-03-14",
        "version": 1,
        "sha256": distributed.sha256,
    }


@pytest.mark.fact("P33")
def test_each_reader_gets_the_copy_of_their_circle(cast, client, settings, tmp_path, distributed):
    """In the mail, on the page and as a file; whoever is outside gets title and reason."""
    settings.MEDIA_ROOT = tmp_path
    kept_minutes_paper(distributed)
    version = MinutesVersion.objects.get()
    whole, open_copy = (field.read() for field in (version.pdf, version.open_pdf))
    found = {}
    for role in ("member", "substitute", "official"):
        person = getattr(cast, role)
        client.force_login(person)
        paper = client.get(page("notes_pdf", version.minutes.meeting_id, 1))
        text = client.get(page("notes", version.minutes.meeting_id)).text
        delivery = Delivery.objects.get(kind="meetings.notes_approved", person=person)
        mailed = notes_approved_mail(delivery, {}).attachments[0].get_payload(decode=True)
        served = b"".join(paper) if paper.streaming else paper.content
        found[role] = (served == whole, mailed == whole, SECRET in text, "Övrigt" in text)
        assert served in (whole, open_copy)

    assert found == {
        "member": (True, True, True, True),
        "substitute": (False, False, False, True),
        "official": (True, True, True, True),
    }


def test_who_got_what_is_listed(cast, client, distributed):
    client.force_login(cast.secretary)

    text = client.get(page("notes_sent", distributed.minutes.meeting_id)).text

    assert [
        text.count(f'<td data-label="Adress">{one}</td>')
        for one in ("member@example.se", "diarium@sala.example.se")
    ] == [1, 1]
    assert text.count("utan stängda punkter") == 2


@pytest.mark.fact("S000-48")
def test_what_did_not_arrive_is_sent_again_to_one(cast, at, client, distributed):
    mails = {row.address: row for row in Delivery.objects.filter(references__version=distributed.pk)}
    lost, registry, fine = (
        mails[f"{who}.example.se" if "@" in who else f"{who}@example.se"]
        for who in ("member", "diarium@sala", "chair")
    )
    Delivery.objects.update(state="sent", sent_at=at("2017-03-20 09:01"))
    Delivery.objects.filter(pk__in=[lost.pk, registry.pk]).update(
        bounced_at=at("2017-03-20 09:05"), error="550"
    )
    type(cast.member).objects.filter(pk=cast.member.pk).update(email="ny@example.se")
    client.force_login(cast.secretary)
    listed = page("notes_sent", distributed.minutes.meeting_id)
    before = client.get(listed).text.count("/igen/")
    again = [
        client.post(page("notes_send_again", distributed.minutes.meeting_id, row.pk))
        for row in (lost, lost, registry, fine)
    ]
    after = client.get(listed)

    assert [response.status_code for response in again] == [302] * 4
    assert (before, after.text.count("/igen/")) == (2, 0)
    states = Delivery.objects.in_bulk([lost.pk, registry.pk, fine.pk])
    assert [(row.state, row.address) for row in states.values()] == [
        ("queued", "ny@example.se") if pk == lost.pk
        else ("queued", registry.address) if pk == registry.pk
        else ("sent", fine.address)
        for pk in states
    ]  # fmt: skip
    assert [name for mail, _whole in after.context["people"] for _at, name in mail.sent_again] == [
        cast.secretary.name
    ]
    client.force_login(cast.chair)
    assert client.post(page("notes_send_again", distributed.minutes.meeting_id, lost.pk)).status_code == 403


def test_nothing_is_sent_again_of_what_was_not_sent_or_is_about_something_else(cast, at, distributed):
    sign = {"by": cast.secretary, "now": at("2017-03-21 09:00")}
    other = Delivery.objects.filter(kind="meetings.notes_circulated").first()
    mine = Delivery.objects.filter(kind="meetings.notes_approved").first()
    codes = []
    for delivery in (other, mine):
        with pytest.raises(Refused) as refusal:
            send_notes_again(distributed, delivery=delivery, **sign)
        codes.append(refusal.value.code)
    distributed.distributed_at = None
    with pytest.raises(Refused) as refusal:
        send_notes_again(distributed, delivery=mine, **sign)

    assert [*codes, refusal.value.code] == ["other_mail", "sent", "not_sent"]


def test_a_correction_shows_its_words_on_a_page(cast, at, client, items, closed, circulated):
    approve(circulated, by=cast.chair, now=at("2017-03-20 09:00"))
    sign = {"by": cast.secretary, "now": at("2017-04-01 09:00")}
    begin_correction(circulated, note="Köping, inte Sala.", **sign)
    for item, text in ((items[1], "<p>Köping frågade om hemgång.</p>"), (closed, f"<p>{SECRET}: 7 kr.</p>")):
        save_text(type(item).objects.get(pk=item.pk), text=text, base_version=1, **sign)
    circulate(circulated, by=cast.secretary, now=at("2017-04-01 10:00"))
    second = approve(circulated, by=cast.chair, now=at("2017-04-03 09:00"))
    shown = {}
    for role in ("member", "substitute"):
        client.force_login(getattr(cast, role))
        text = client.get(page("notes_difference", circulated.meeting_id, 2)).text
        shown[role] = (text.count(">Köping<"), text.count("7 kr"))

    assert second.facts["corrections"][0]["items"][0]["added"] == "Köping"
    assert shown == {"member": (1, 1), "substitute": (1, 0)}
