"""What everybody reads without logging in, and what they must not (P71, domain.md 4.8)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.models import Group, GroupSettings
from groups.public import open_days, shown
from meetings.actions import (
    add_item,
    approve,
    approve_call,
    begin_correction,
    begin_notes,
    cancel_meeting,
    change_item,
    circulate,
    create_meeting,
    publish,
    save_text,
    withdraw_publication,
    write_public_summary,
)
from meetings.due import make_missing_papers
from meetings.keeping import kept_minutes_paper
from samverkan.lib.refusal import Refused
from samverkan.pages.near_meetings import coming_meetings, meetings_near, near_meetings
from samverkan.pages.open_things import remaining_in
from samverkan.tests.pdfcheck import text_of

pytestmark = pytest.mark.django_db
# Whatever a page must not hold: the closed item, the draft, the link, who is called and who presents.
SECRETS = (
    "Upphandling av färdtjänst",
    "upphandlingssekretess",
    "Hemligt pris",
    "Ännu inte utskickad",
    "video.example.se",
    "Viola Granlid",
    "Åsa-Märta von Örn",
    "Ronja Alkvist",
    "member@example.se",
)


@pytest.fixture
def open_group(cast):
    cast.group.settings.update(public="notes")
    return cast.group


@pytest.fixture
def called(cast, at, open_group):
    sign = {"by": cast.secretary, "now": at()}
    meeting = create_meeting(
        open_group,
        date=date(2017, 3, 14),
        start=at("2017-03-14 09:00").time(),
        end=at("2017-03-14 12:00").time(),
        place="Regionhuset, sal B",
        link="https://video.example.se/rum",
        mode="hybrid",
        **sign,
    )
    add_item(meeting, title="Trygg hemgång", presenters=[{"name": "Ronja Alkvist"}], **sign)
    closed = add_item(meeting, title="Upphandling av färdtjänst", **sign)
    type(closed).objects.filter(pk=closed.pk).update(circle="serving", closed_reason="upphandlingssekretess")
    approve_call(meeting, by=cast.chair, now=at("2017-03-02 09:00"))
    add_item(meeting, title="Ännu inte utskickad", **sign)
    return meeting


@pytest.fixture
def version(cast, at, called):
    sign = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    notes = begin_notes(called, **sign)
    first, closed, *_rest = called.items.order_by("position")
    save_text(first, text="<p>Vi enades om hemgången.</p>", base_version=0, **sign)
    save_text(closed, text="<p>Hemligt pris.</p>", base_version=0, **sign)
    circulate(notes, by=cast.secretary, now=at("2017-03-15 09:00"))
    return approve(notes, by=cast.chair, now=at("2017-03-16 09:00"))


def seen(name, *args):
    response = Client().get(reverse(f"public:{name}", args=args))
    body = b"".join(response) if response.streaming else response.content
    return response.status_code, body.decode(errors="ignore")


def found_in(text, words=SECRETS):
    return [word for word in words if word in text]


def pages(cast, meeting):
    structure, group = cast.structure.slug, cast.group.slug
    return {
        "structure": (structure,),
        "structure_feed": (structure,),
        "group": (structure, group),
        "group_feed": (structure, group),
        "meeting": (meeting.pk,),
        "notes": (meeting.pk,),
    }


@pytest.mark.fact("P71")
def test_a_called_meeting_is_shown_with_the_agenda_that_was_sent(cast, called):
    status, text = seen("meeting", called.pk)

    assert (status, text.count("Trygg hemgång"), text.count("Stängd punkt")) == (200, 1, 1)
    assert seen("notes", called.pk)[0] == 404


@pytest.mark.fact("P71")
def test_what_is_closed_and_renamed_after_the_call_is_not_told_by_its_former_name(cast, at, called):
    item = called.items.get(title="Trygg hemgång")
    words = {"title": "Avtal", "circle": "office", "closed_reason": "upphandlingssekretess"}
    change_item(item, kind=item.kind, **words, by=cast.secretary, now=at("2017-03-03 09:00"))

    text = seen("meeting", called.pk)[1]

    assert (text.count("Trygg hemgång"), text.count("Avtal"), text.count("Stängd punkt")) == (0, 0, 2)


@pytest.mark.fact("P71")
@pytest.mark.parametrize("is_published", [False, True])
def test_no_page_tells_what_is_not_public(cast, at, called, version, is_published):
    """Before publication no word of the notes; after it nothing of the closed item, nor of who is called."""
    if is_published:
        write_public_summary(version.minutes, text="I korthet: hemgången.", by=cast.secretary, now=at())
        publish(version.minutes, is_checked=True, by=cast.secretary, now=at("2017-03-17 09:00"))
    leaks = {}
    for name, args in pages(cast, called).items():
        _status, text = seen(name, *args)
        # Published notes hold who was there and what came up; nothing else names anybody.
        leaks[name] = found_in(text, SECRETS[:3] if name == "notes" else SECRETS)
        leaks[name] += [] if is_published else found_in(text, ["Vi enades", "I korthet"])

    assert {name: words for name, words in leaks.items() if words} == {}


@pytest.mark.fact("P71")
def test_published_notes_are_a_page_a_paper_and_a_line_of_the_feed(cast, at, settings, tmp_path, version):
    settings.MEDIA_ROOT = tmp_path
    publish(version.minutes, is_checked=True, by=cast.secretary, now=at("2017-03-17 09:00"))
    meeting = version.minutes.meeting
    address = reverse("public:notes_pdf", args=[meeting.pk, 1])

    soon = Client().get(address)
    kept_minutes_paper(version)
    version.refresh_from_db()
    paper = Client().get(address)
    again = Client().get(address, headers={"If-None-Match": paper["ETag"]})
    content = b"".join(paper) if paper.streaming else paper.content

    assert seen("notes", meeting.pk)[1].count("Vi enades om hemgången.") == 1
    assert (content == version.open_pdf.read(), again.status_code) == (True, 304)
    assert paper["Cache-Control"] == "max-age=600, public"
    assert (soon.status_code, "no-store" in soon["Cache-Control"]) == (202, True)
    feed = seen("group_feed", cast.structure.slug, cast.group.slug)[1]
    assert (feed.count("<item>"), feed.count("/oppet/mote/")) == (2, 4)


@pytest.mark.fact("P25")
def test_what_is_closed_in_a_correction_is_closed_in_what_was_published_before(
    cast, client, at, settings, tmp_path, version
):
    settings.MEDIA_ROOT = tmp_path
    publish(version.minutes, is_checked=True, by=cast.secretary, now=at("2017-03-17 09:00"))
    kept_minutes_paper(version)
    version.refresh_from_db()
    meeting, whole = version.minutes.meeting, version.pdf.name
    begin_correction(version.minutes, note="Punkten skulle ha varit sluten.", by=cast.secretary, now=at())
    item = meeting.items.get(title="Trygg hemgång")
    words = {"circle": "office", "closed_reason": "upphandlingssekretess"}
    change_item(item, kind=item.kind, **words, by=cast.secretary, now=timezone.now())
    client.force_login(cast.substitute)
    own = [reverse("meetings:notes", args=[meeting.pk]), reverse("meetings:notes_pdf", args=[meeting.pk, 1])]

    assert seen("notes_pdf", meeting.pk, 1)[0] == client.get(own[1]).status_code == 202
    make_missing_papers(timezone.now())

    version.refresh_from_db()
    papers = [Client().get(reverse("public:notes_pdf", args=[meeting.pk, 1])), client.get(own[1])]
    texts = [
        seen("notes", meeting.pk)[1],
        client.get(own[0]).text,
        *(text_of(b"".join(one)) for one in papers),
    ]
    assert [found_in(text, ["Vi enades om hemgången", "Hemligt pris"]) for text in texts] == [[]] * 4
    assert version.pdf.name == whole
    client.force_login(cast.secretary)
    assert "Vi enades om hemgången" in client.get(own[0]).text
    assert client.get(reverse("public:notes", args=[meeting.pk])).context["closed_since"] is True


def test_what_is_taken_off_the_open_pages_is_gone(cast, at, version):
    sign = {"by": cast.secretary, "now": at("2017-03-17 09:00")}
    publish(version.minutes, is_checked=True, **sign)
    pk = version.minutes.meeting_id
    before = seen("notes", pk)[0], seen("notes_pdf", pk, 1)[0]
    withdraw_publication(version.minutes, **sign)

    assert (before, seen("notes", pk)[0], seen("notes_pdf", pk, 1)[0]) == ((200, 202), 404, 404)


@pytest.mark.parametrize(
    ("public", "statuses"),
    [("nothing", [404, 404, 404, 404]), ("meetings", [200, 200, 404, 404]), ("notes", [200, 200, 200, 202])],
)
def test_the_group_decides_how_much_is_shown(cast, at, version, public, statuses):
    publish(version.minutes, is_checked=True, by=cast.secretary, now=at("2017-03-17 09:00"))
    cast.group.settings.update(public=public)
    pk = version.minutes.meeting_id

    found = [
        seen("group", cast.structure.slug, cast.group.slug)[0],
        seen("meeting", pk)[0],
        seen("notes", pk)[0],
        seen("notes_pdf", pk, 1)[0],
    ]

    assert found == statuses


def test_a_planned_meeting_is_not_shown_and_a_cancelled_one_only_as_cancelled(cast, at, called):
    sign = {"by": cast.secretary, "now": at()}
    planned = create_meeting(cast.group, date=date(2017, 5, 9), place="Rådhuset", **sign)
    cancel_meeting(called, reason="För få kan komma.", **sign)

    _status, text = seen("meeting", called.pk)

    assert seen("meeting", planned.pk)[0] == 404
    assert (text.count("Inställt"), found_in(text, ["Trygg hemgång", "För få kan komma."])) == (1, [])


def test_a_meeting_that_goes_on_for_days_is_not_shown_as_one_that_was(cast, called):
    today = timezone.localdate()
    days = {"date": today - timedelta(days=1), "last_date": today + timedelta(days=1)}
    type(called).objects.filter(pk=called.pk).update(**days)

    listed = Client().get(reverse("public:group", args=[cast.structure.slug, cast.group.slug])).context
    rows = Group.objects.annotate(**near_meetings(today, today - timedelta(days=400)))
    near = meetings_near(rows.get(pk=cast.group.pk))

    assert ([row.pk for row, _ in listed["coming"]], list(listed["past"])) == ([called.pk], [])
    assert [[line.pk for line in lines] for lines in near] == [[called.pk], []]
    assert [line.pk for line in coming_meetings([cast.group.pk])] == [called.pk]
    assert remaining_in(cast.group, today).future_meetings == 1


DAY = date(2017, 3, 1)


@pytest.mark.parametrize(
    ("rows", "on", "found"),
    [
        ([("2017-01-01", "notes")], DAY, "notes"),
        ([("2017-01-01", "nothing"), ("2017-04-01", "notes")], DAY, "nothing"),
        ([("2017-01-01", "notes"), ("2017-04-01", "meetings")], DAY, "meetings"),
        ([("2017-01-01", "notes"), ("2017-04-01", "nothing")], DAY, "nothing"),
    ],
)
def test_opening_opens_what_comes_and_closing_closes_at_once(cast, rows, on, found):
    """Asked on 1 May of a meeting on 1 March."""
    GroupSettings.objects.filter(group=cast.group).delete()
    for first, public in rows:
        GroupSettings.objects.create(group=cast.group, valid_from=date.fromisoformat(first), public=public)
    today = date(2017, 5, 1)

    days = open_days(cast.group, "meetings", today)

    assert shown(cast.group, on, today) == found
    assert any(a <= on and (b is None or on < b) for a, b in days) == (found != "nothing")


def test_a_short_summary_with_a_personal_number_is_asked_about(cast, at, version):
    with pytest.raises(Refused) as refusal:
        write_public_summary(version.minutes, text="Se 19121212-1212.", by=cast.secretary, now=at())

    assert refusal.value.code == "personal_number"


def test_the_list_takes_as_many_queries_for_thirty_meetings_as_for_one(
    cast, at, open_group, django_assert_num_queries
):
    address = reverse("public:structure", args=[cast.structure.slug])
    start = at("2017-03-14 09:00").time()
    for number in (1, 30):
        for step in range(number):
            meeting = create_meeting(
                open_group,
                date=date(2017, 3, 14) + timedelta(days=step + number),
                start=start,
                end=at("2017-03-14 12:00").time(),
                place="Rådhuset",
                by=cast.secretary,
                now=at(),
            )
            sent = {"approved_at": at(), "sent_at": at(), "facts": {}, "sha256": "0" * 64}
            meeting.calls.create(number=1, kind="call", state="sent", approved_as="chair", **sent)
        with django_assert_num_queries(10):
            Client().get(address)


def test_the_footer_leads_to_the_one_collaboration(cast):
    answer = Client().get(reverse("about"))

    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("structure:public", args=["vastmanland"]),
    )
