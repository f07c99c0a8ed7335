"""What the search finds, for whom, and for how long: over meetings, notes, documents and actions."""

from datetime import date, time

import pytest

from groups.actions import add_document, add_document_version, end_appointment, set_document_readers
from groups.models import Person, SearchEntry, SearchOrigin
from groups.search.finding import Asked, find
from groups.search.refreshing import rebuild, refresh_search
from groups.search.registry import SOURCES, Made
from groups.tests.written_files import pdf_bytes, uploaded
from meetings.actions import (
    add_action,
    add_item,
    add_outcome,
    approve,
    approve_call,
    attach_document,
    begin_correction,
    begin_notes,
    change_item,
    circulate,
    co_opt,
    create_meeting,
    remove_item,
    save_text,
)
from meetings.models import SubstituteRequest

pytestmark = pytest.mark.django_db
WHO = (
    "chair",
    "member",
    "substitute",
    "stranger",
    "secretary",
    "official",
    "other_secretary",
    "administrator",
)


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def meeting(cast, at):
    return a_meeting(cast.group, cast.secretary, at())


def a_meeting(group, by, now, **fields):
    given = {"date": date(2017, 3, 14), "start": time(9), "end": time(12), "place": "Sal B"} | fields
    return create_meeting(group, by=by, now=now, **given)


def hits(person: Person, words: str, **filters) -> list[str]:
    """The titles of what a fresh login of the person finds, the latest first."""
    found = find(Person.objects.get(pk=person.pk), Asked(words, **filters))
    titles = ["".join(piece.text for piece in hit.title) for hit in found.hits]
    assert (found.count, sum(choice.count for choice in found.kinds) >= found.count) == (len(titles), True)
    return titles


def who_finds(cast, words: str) -> set[str]:
    return {who for who in WHO if hits(getattr(cast, who), words)}


OFFICE = {"secretary", "official", "administrator"}
INSIDE = OFFICE | {"chair", "member", "substitute"}
READERS = {
    "group": INSIDE,
    "serving": OFFICE | {"chair", "member"},
    "presidency": OFFICE | {"chair"},
    "office": OFFICE,
}


@pytest.mark.fact("S000-49")
def test_acceptance_20_broken_text_is_found_and_left_as_it_is(cast, at, meeting):
    sign = {"by": cast.secretary, "now": at()}
    broken = "Enkdtundersokningar om elevhalsa och hem-\nspråk. P4 mötet f6ljer vi upp."
    item = add_item(meeting, title="Inläst text", description=broken, **sign)
    rebuild(at())

    found = {
        word: hits(cast.member, word) for word in ("elevhälsa", "ELEVHÄLSAN", "hemsprak", "P4 möte", "följer")
    }

    assert [word for word, titles in found.items() if titles != ["Inläst text"]] == ["följer"]
    assert found["följer"] == []
    item.refresh_from_db()
    assert item.description == broken


@pytest.mark.fact("P62")
def test_closed_items_and_their_papers_are_found_by_their_circle_only(cast, at, meeting):
    sign = {"by": cast.secretary, "now": at()}
    for circle in READERS:
        reason = {} if circle == "group" else {"circle": circle, "closed_reason": "Upphandling"}
        item = add_item(meeting, title=f"Lax {circle}", description="Anbud om gädda", **reason, **sign)
        add_item(meeting, title=f"Abborre {circle}", parent=item, **sign)
        file = uploaded(f"{circle}.txt", b"Pris per sik")
        attach_document(item, file=file, title=f"Harr {circle}", **sign)
    rebuild(at())

    for word, title in (("lax", "Lax"), ("gäddor", "Lax"), ("abborren", "Abborre"), ("sik", "Harr")):
        found = {who: set(hits(getattr(cast, who), word)) for who in WHO}
        assert found == {who: {f"{title} {c}" for c in READERS if who in READERS[c]} for who in WHO}, word


def test_what_is_closed_reopened_or_moved_is_so_at_once_and_not_at_the_next_tick(cast, at, meeting):
    sign = {"by": cast.secretary, "now": at()}
    item = add_item(meeting, title="Lax", **sign)
    attach_document(item, file=uploaded("a.txt", b"Harr"), title="Underlag", **sign)
    document = add_document(cast.group, file=uploaded("b.txt", b"Sik"), title="Arbetsordning", **sign)
    rebuild(at())
    before = [hits(cast.member, word) for word in ("lax", "harr", "sik")]

    change_item(item, circle="office", closed_reason="Upphandling", **sign)
    set_document_readers(document, circle="presidency", closed_reason="Utkast", **sign)

    assert before == [["Lax"], ["Underlag"], ["Arbetsordning"]]
    assert [hits(cast.member, word) for word in ("lax", "harr", "sik")] == [[], [], []]
    assert [hits(cast.secretary, word) for word in ("lax", "harr", "sik")] == before


def test_a_substitute_finds_what_is_for_those_who_serve_while_serving(cast, at, meeting):
    sign = {"by": cast.secretary, "now": at()}
    add_item(meeting, title="Lax", circle="serving", closed_reason="Upphandling", **sign)
    rebuild(at())
    before = hits(cast.substitute, "lax")

    SubstituteRequest.objects.create(
        meeting=meeting,
        seat=cast.seats["Sala"],
        member=cast.member,
        substitute=cast.substitute,
        state=SubstituteRequest.State.ACCEPTED,
        asked_at=at(),
    )

    assert (before, hits(cast.substitute, "lax")) == ([], ["Lax"])


def test_whose_appointment_has_ended_finds_nothing_nor_a_guest_of_another_item(cast, at, meeting):
    sign = {"by": cast.secretary, "now": at()}
    item = add_item(meeting, title="Lax", **sign)
    own = add_item(meeting, title="Gädda", **sign)
    add_document(cast.group, file=uploaded("b.txt", b"Lax"), title="Arbetsordning", **sign)
    co_opt(meeting, person=cast.stranger, item=own, **sign)
    approve_call(meeting, late_reason="Sent.", by=cast.chair, now=at())
    rebuild(at())
    before = hits(cast.member, "lax")
    end_appointment(
        cast.member.appointments.get(),
        ends_on=date(2017, 1, 31),
        reason="Avgått",
        by=cast.secretary,
        now=at(),
    )

    assert sorted(before) == ["Arbetsordning", item.title]
    assert (hits(cast.member, "lax"), hits(cast.stranger, "lax")) == ([], [])
    found = find(Person.objects.get(pk=cast.stranger.pk), Asked("lax"))
    assert (found.all_count, found.groups, found.years, found.kinds) == (0, (), (), ())


@pytest.mark.fact("P62")
def test_approved_notes_and_decisions_are_found_and_drafts_are_not(cast, at, meeting, client):
    sign = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    item = add_item(meeting, title="Trygg hemgång", by=cast.secretary, now=at())
    shut = add_item(
        meeting, title="Anbud", circle="presidency", closed_reason="Sekretess", by=cast.secretary, now=at()
    )
    approve_call(meeting, late_reason="Sent.", by=cast.chair, now=at())
    minutes = begin_notes(meeting, **sign)
    save_text(item, text="<p>Vi talade om lax.</p>", base_version=0, is_leaving=True, **sign)
    save_text(shut, text="<p>Gäddan är dyrast.</p>", base_version=0, is_leaving=True, **sign)
    add_outcome(item, kind="decision", text="Gruppen köper harr.", **sign)
    add_action(item, text="Meta en öring", owners=[cast.member], **sign)
    circulate(minutes, **sign)
    refresh_search(at())
    drafted = [hits(cast.chair, word) for word in ("lax", "harr", "gädda")]

    approve(minutes, by=cast.chair, now=at("2017-03-20 09:00"))
    refresh_search(at())

    assert drafted == [[], [], []]
    assert [hits(cast.member, word) for word in ("lax", "harr", "gädda")] == [
        ["Trygg hemgång"],
        ["Trygg hemgång"],
        [],
    ]
    kinds = {word: find(cast.member, Asked(word)).hits[0] for word in ("lax", "harr")}
    assert [(hit.kind, hit.address) for hit in kinds.values()] == [
        ("Anteckningar", f"/moten/{meeting.pk}/anteckningar/#punkt-1"),
        ("Beslut eller ställningstagande", f"/moten/{meeting.pk}/anteckningar/#punkt-1"),
    ]
    client.force_login(cast.member)
    assert 'id="punkt-1"' in client.get(kinds["lax"].address).text
    assert who_finds(cast, "gädda") == READERS["presidency"]
    assert sorted(hits(cast.member, "öring")) == ["Meta en öring", "Trygg hemgång"]

    late = {"by": cast.secretary, "now": at("2017-04-01 09:00")}
    begin_correction(minutes, note="Punkten var sluten.", **late)
    change_item(item, circle="office", closed_reason="Sekretess", **late)
    at_once = who_finds(cast, "harr")
    refresh_search(at())
    assert (at_once, who_finds(cast, "harr")) == ({"administrator"}, OFFICE)


def test_an_action_in_a_draft_is_found_by_its_owner_and_the_office(cast, at, meeting):
    item = add_item(meeting, title="Punkt", by=cast.secretary, now=at())
    approve_call(meeting, late_reason="Sent.", by=cast.chair, now=at())
    sign = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    begin_notes(meeting, **sign)
    add_action(item, text="Meta en öring", owners=[cast.member], **sign)
    rebuild(at())

    assert who_finds(cast, "öring") == OFFICE | {"member"}


@pytest.mark.fact("P62")
def test_what_is_changed_is_found_after_the_next_tick_and_what_is_removed_no_more(cast, at, meeting):
    sign = {"by": cast.secretary, "now": at()}
    item = add_item(meeting, title="Lax", **sign)
    document = add_document(cast.group, file=uploaded("b.txt", b"Sik"), title="Fiskvatten", **sign)
    refresh_search(at())
    seen = [(hits(cast.member, "lax"), hits(cast.member, "sik"))]

    change_item(item, title="Gädda", **sign)
    add_document_version(document, file=uploaded("c.pdf", pdf_bytes("Abborrar")), **sign)
    refresh_search(at())
    seen += [(hits(cast.member, "lax"), hits(cast.member, "sik"))]
    seen += [(hits(cast.member, "gäddor"), hits(cast.member, "abborre"))]
    remove_item(item, **sign)
    document.delete()
    refresh_search(at())
    seen += [(hits(cast.member, "gäddor"), hits(cast.member, "abborre"))]

    assert seen == [(["Lax"], ["Fiskvatten"]), ([], []), (["Gädda"], ["Fiskvatten"]), ([], [])]
    assert SearchEntry.objects.filter(kind__in=["item", "document"]).exclude(title="Lax").count() == 0


def test_a_tick_without_changes_makes_nothing(cast, at, meeting, django_assert_num_queries):
    add_item(meeting, title="Lax", by=cast.secretary, now=at())
    refresh_search(at())
    made = set(SearchEntry.objects.values_list("pk", flat=True))

    with django_assert_num_queries(2 * len(SOURCES)):
        refresh_search(at("2017-03-01 13:00"))

    assert set(SearchEntry.objects.values_list("pk", flat=True)) == made


def test_a_broken_document_is_found_by_title_is_said_and_holds_up_nobody(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    for name, content in (("a.pdf", b"%PDF-1.7\n%%EOF\n"), ("b.pdf", pdf_bytes("Gädda"))):
        add_document(cast.group, file=uploaded(name, content), title=f"Fisk {name}", **sign)
    lost = add_document(cast.group, file=uploaded("c.txt", b"Sik"), title="Fisk c", **sign)
    lost.versions.get().file.storage.delete(lost.versions.get().file.name)

    refresh_search(at())

    assert sorted(hits(cast.member, "fisk")) == ["Fisk a.pdf", "Fisk b.pdf", "Fisk c"]
    assert hits(cast.member, "gädda") == ["Fisk b.pdf"]
    problems = (
        SearchOrigin.objects.filter(source="documents")
        .order_by("object_id")
        .values_list("problem", flat=True)
    )
    assert list(problems) == ["Filen är trasig.", "", "Filen finns inte i lagringen."]


def test_a_row_that_cannot_be_read_at_all_is_written_down_and_not_tried_again(cast, at, meeting, monkeypatch):
    def faulty(row):
        raise ValueError("odd facts")

    source = SOURCES["meetings"]
    monkeypatch.setitem(SOURCES, "meetings", type(source)(**vars(source) | {"made": faulty}))
    refresh_search(at())
    refresh_search(at("2017-03-02 09:00"))

    origin = SearchOrigin.objects.get(source="meetings")
    assert (origin.problem, origin.made_at, origin.entries.count()) == ("ValueError: odd facts", at(), 0)


def test_a_row_that_cannot_be_kept_holds_up_no_other(cast, at, meeting, monkeypatch):
    source, group = SOURCES["meetings"], cast.group
    other = a_meeting(group, cast.secretary, at(), date=date(2017, 5, 9), title="Lax")

    def faulty(row):
        made = source.made(row)
        return (
            made
            if row.pk == other.pk
            else Made((*made.entries, SearchEntry(kind="item", object_id=1, body="x")))
        )

    monkeypatch.setitem(SOURCES, "meetings", type(source)(**vars(source) | {"made": faulty}))
    refresh_search(at())

    origins = SearchOrigin.objects.filter(source="meetings").order_by("object_id")
    assert [bool(origin.problem) for origin in origins] == [True, False]
    assert hits(cast.member, "lax") == ["Lax"]


@pytest.mark.fact("P62")
def test_filters_and_their_counts(cast, at, meeting):
    sign = {"by": cast.secretary, "now": at()}
    later = a_meeting(cast.group, cast.secretary, at(), date=date(2018, 5, 15))
    theirs = a_meeting(cast.other_group, cast.other_secretary, at())
    for place, title in ((meeting, "Lax"), (meeting, "Mera lax"), (later, "Lax")):
        add_item(place, title=title, **sign)
    add_document(cast.group, file=uploaded("a.txt", b"Lax"), title="Underlag", **sign)
    add_item(theirs, title="Lax", by=cast.other_secretary, now=at())
    rebuild(at())

    def told(person, **filters):
        found = find(person, Asked("lax", **filters))
        return found.count, *(
            {choice.value: choice.count for choice in choices}
            for choices in (found.groups, found.years, found.kinds)
        )

    assert told(cast.member) == (4, {"aldre": 4}, {2018: 1, 2017: 3}, {"item": 3, "document": 1})
    assert told(cast.member, year=2017, kind="item") == (
        2,
        {"aldre": 2},
        {2018: 1, 2017: 2},
        {"item": 2, "document": 1},
    )
    assert told(cast.administrator)[1] == {"aldre": 4, "kultur-idrott": 1}
    # A group of others, and one that is not there, are told apart by nothing.
    assert (
        told(cast.member, group="kultur-idrott")
        == told(cast.member, group="finns-inte")
        == (
            0,
            {"aldre": 4},
            {},
            {},
        )
    )


@pytest.mark.fact("P62")
def test_all_the_words_must_be_there_in_any_order_and_form(cast, at, meeting):
    sign = {"by": cast.secretary, "now": at()}
    add_item(meeting, title="Trygg hemgång", description="Kommunernas åtgärder för de äldre", **sign)
    rebuild(at())
    asked = (
        "äldre kommun",
        "kommun lax",
        "hemgången åtgärd",
        "kommunerna*",
        "kommunernax*",
        "tryg*",
        "och",
        '"trygg"',
    )

    assert {words: len(hits(cast.member, words)) for words in asked} == dict(
        zip(asked, (1, 0, 1, 1, 0, 1, 0, 1), strict=True)
    )


@pytest.mark.fact("P62")
def test_a_joint_meeting_is_found_by_both_groups(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    meeting = a_meeting(cast.group, cast.secretary, at())
    meeting.joint_groups.create(group=cast.other_group)
    add_item(meeting, title="Lax", **sign)
    add_item(meeting, title="Gädda", circle="serving", closed_reason="Anbud", **sign)
    rebuild(at())

    assert (who_finds(cast, "lax"), who_finds(cast, "gädda")) == (set(WHO), READERS["serving"])
