"""What an organisation answers: the rules on plain values, and the verb that saves (S001-12, I-NOM1 to
-3)."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from groups.actions import add_board, add_seat_rule, appoint, find_or_create_person
from groups.actions.nomination_answers import AnswersRefused, Saved, keep_minutes, save_answers
from groups.models import Delivery, GroupKindChange, NominationReply, Seat
from groups.nomination_answers import common_decision, fingerprint, missing, same_person, shown, weighed
from groups.nomination_sheet import sheet_of
from groups.nomination_values import (
    NOBODY,
    NOT_YET,
    OTHER,
    STAYS,
    Answer,
    AskedGroup,
    AskedSeat,
    Holder,
    Place,
    Sheet,
)
from groups.tests.examples import PDF, office_file, pdf_file
from groups.tests.nominating import ask
from samverkan.lib.refusal import Refused

START, TODAY = date(2019, 1, 1), date(2018, 11, 1)
ASA = Holder(5, "Åsa-Märta von Örn", "asa@example.se", "070-174 06 55", "C", 3, "Kommunstyrelsen")
ENDS = replace(ASA, ends_on=date(2018, 12, 31))
GIVEN = Answer(seat_id=1, place=0, choice=OTHER, name="Bo Ek", email="bo@example.se")


def sheet(*seats: tuple[Place, ...], boards=None) -> Sheet:
    asked = tuple(AskedSeat(places[0].seat_id, "", False, False, "", "", "", "", places) for places in seats)
    return Sheet(
        START, (AskedGroup(1, "Samverkansgrupp äldre", "", asked),), boards or {3: "Kommunstyrelsen"}
    )


def place(number=0, seat=1, group=1, **facts) -> Place:
    return Place(seat, number, group, **facts)


def said(seat=1, number=0, choice=OTHER, name="Bo Ek", email="bo@example.se", **more) -> Answer:
    return Answer(seat_id=seat, place=number, choice=choice, name=name, email=email, **more)


def faults(asked: Sheet, *answers: Answer, is_final=False) -> list[tuple]:
    found = weighed(asked, answers, today=TODAY, is_final=is_final)[1]
    return [(fault.key, fault.field, fault.code) for fault in found]


@pytest.mark.parametrize(
    ("facts", "choice", "name", "email"),
    [
        ({}, NOT_YET, "", ""),
        ({"holder": ASA}, STAYS, "Åsa-Märta von Örn", "asa@example.se"),
        ({"holder": ASA, "given": GIVEN}, OTHER, "Bo Ek", "bo@example.se"),
        ({"given": replace(GIVEN, choice=NOBODY, name="", email="")}, NOBODY, "", ""),
    ],
)
def test_the_form_opens_with_what_was_answered_or_else_with_todays_holder(facts, choice, name, email):
    found = shown(place(**facts))
    assert (found.choice, found.name, found.email) == (choice, name, email)


@pytest.mark.fact("S001-12")
@pytest.mark.parametrize(
    ("facts", "answer", "wrong"),
    [
        ({}, said(), []),
        ({}, said(email="", phone="0220-550 00"), []),
        ({}, said(choice=NOT_YET, name="", email=""), []),
        ({}, said(choice=NOBODY, name="", email=""), []),
        ({}, said(name=""), ["name no_name"]),
        ({}, said(name="Å" * 200), []),
        ({}, said(name="Å" * 201), ["name too_long"]),
        ({}, said(email=""), ["email unreachable"]),
        ({}, said(email="bo@"), ["email email"]),
        ({}, said(phone="0" * 51), ["phone too_long"]),
        ({}, said(board_id=3), []),
        ({}, said(board_id=9), ["board board"]),
        ({}, said(board_id=3, board_name="Socialnämnden"), ["board_name two_boards"]),
        ({}, said(decision_date=TODAY), []),
        ({}, said(decision_date=date(2028, 10, 1)), ["decision_date future"]),
        ({"holder": ASA}, said(), ["replaces occupied"]),
        ({"holder": ASA}, said(replaces=True), []),
        ({"holder": ENDS}, said(), []),
        ({"holder": ASA}, said(choice=STAYS, name="", email="", holder_id=5), []),
        ({"holder": ASA}, said(choice=STAYS, name="", email="", holder_id=7), ["choice gone"]),
        ({"holder": ASA}, said(choice=STAYS, email="", holder_id=5), ["name two_names"]),
        (
            {"holder": replace(ASA, email="", phone="")},
            said(choice=STAYS, name="", email="", holder_id=5),
            ["email unreachable"],
        ),
        ({"holder": ASA}, said(choice=NOBODY, name="", email=""), []),
    ],
)
def test_what_is_wrong_with_an_answer_stands_at_its_field(facts, answer, wrong):
    assert [f"{field} {code}" for _key, field, code in faults(sheet((place(**facts),)), answer)] == wrong


def test_another_who_is_the_one_who_sits_there_stays():
    after, _wrong = weighed(
        sheet((place(holder=ASA),)), [said(name="åsa-märta  von Örn", email="")], today=TODAY, is_final=False
    )
    found = after[1, 0]
    assert (found.choice, found.holder_id, found.email, found.board_id) == (STAYS, 5, "asa@example.se", 3)


@pytest.mark.parametrize(
    ("holder", "kept_as"),
    [
        (ASA, (3, "")),
        (replace(ASA, board_id=None, board="Köpings kommun, nämnden"), (None, "Köpings kommun, nämnden")),
    ],
)
def test_who_stays_keeps_the_board_and_a_foreign_one_as_words(holder, kept_as):
    stays = said(choice=STAYS, name="", email="", holder_id=5)
    after, wrong = weighed(sheet((place(holder=holder),)), [stays], today=TODAY, is_final=False)
    assert ((after[1, 0].board_id, after[1, 0].board_name), wrong) == (kept_as, [])


def test_an_officials_party_is_not_kept():
    after, _wrong = weighed(sheet((place(has_party=False),)), [said(party="S")], today=TODAY, is_final=False)
    assert after[1, 0].party == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (said(), said(number=1), True),
        (said(), said(number=1, name="BO  EK".replace("  ", " ")), True),
        (said(), said(number=1, email="bo.ek@example.se"), False),
        (said(), said(number=1, email="", phone="0220-550 00"), True),
        (said(email="", phone="0220-550 00"), said(number=1, email="", phone="0220-55001"), False),
        (said(email="", phone="0220-550 00"), said(number=1, email="", phone="0220 55000"), True),
        (said(), said(number=1, name="Bo Ekman"), False),
        (said(choice=STAYS, holder_id=5), said(number=1, choice=STAYS, holder_id=6), False),
    ],
)
def test_two_are_the_same_by_name_and_address(one, other, same):
    assert (same_person(one, other), same_person(other, one)) == (same, same)


def test_member_and_substitutes_differ_and_nobody_has_two_seats_in_a_group():
    asked = sheet((place(), place(1), place(2)), (place(seat=2), place(1, seat=2)))
    own_substitute = faults(asked, said(), said(number=1))
    twice_substitute = faults(asked, said(number=1), said(number=2))
    two_seats = faults(asked, said(), said(seat=2))
    substitute_elsewhere = faults(asked, said(), said(seat=2, number=1))
    assert (own_substitute, twice_substitute) == (
        [((1, 1), "name", "own_substitute")],
        [((1, 2), "name", "own_substitute")],
    )
    assert (two_seats, substitute_elsewhere) == ([((2, 0), "name", "two_seats")], [])


def test_the_same_seat_in_two_groups_may_have_the_same_member():
    asked = sheet((place(),), (place(seat=2, group=2),))
    assert faults(asked, said(), said(seat=2)) == []


@pytest.mark.fact("P02")
def test_handing_in_needs_an_answer_for_every_place_that_may_not_stand_vacant():
    asked = sheet((place(), place(1)), (place(seat=2, is_optional=True),))
    assert faults(asked, said(), is_final=True) == [((1, 1), "choice", "missing")]
    assert (faults(asked, said(), is_final=False), missing(asked)) == ([], [(1, 0), (1, 1)])


def test_the_decision_of_most_is_typed_once():
    own, shared = (TODAY, "KS § 1"), (TODAY, "KS § 2")
    answers = [said(decision_date=day, decision_reference=ref) for day, ref in (own, shared, shared)]
    assert (common_decision(answers), common_decision([said()])) == (shared, (None, ""))


def test_what_others_wrote_meanwhile_is_shown_to_who_wrote_and_kept_where_nobody_wrote():
    opened = shown(place(holder=ENDS))
    theirs = place(holder=ENDS, given=GIVEN)
    seen = {"seen": fingerprint(opened), "holder_id": 5}
    mine = said(name="Eva Ås", email="eva@example.se", **seen)
    untouched = said(choice=STAYS, name="", email="", **seen)
    kept = weighed(sheet((theirs,)), [untouched], today=TODAY, is_final=False)
    once_more = replace(mine, seen=fingerprint(shown(theirs)))
    same = replace(GIVEN, **seen)
    assert faults(sheet((theirs,)), mine) == [((1, 0), "choice", "changed")]
    assert (kept[0][1, 0].said, kept[1]) == (GIVEN.said, [])
    assert (faults(sheet((theirs,)), once_more), faults(sheet((theirs,)), same)) == ([], [])


def test_what_the_form_remembers_holds_no_digit():
    assert [letter for letter in fingerprint(GIVEN) if not letter.isalpha()] == []
    assert fingerprint(GIVEN) != fingerprint(replace(GIVEN, phone="1"))


# --- the verb --------------------------------------------------------------------------------------------


@pytest.fixture
def files_folder(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def asked(cast, at, files_folder):
    return ask(cast.structure, [cast.seats["Sala"]], by=cast.secretary, now=at("2018-11-01 09:00")).recipient


@pytest.fixture
def save(asked, cast, at):
    """`save(answer, …)` as Sala kommun, at noon on 1 November 2018."""

    def act(*answers: Answer, recipient=asked, when="2018-11-01 12:00", **more) -> Saved:
        return save_answers(recipient, answers=answers, by=None, now=at(when), **more)

    return act


@pytest.fixture
def sala(cast):
    """`sala(0)` is what is said of the member's place, `sala(1)` of the substitute's."""
    names = [
        ("Bo Ek", "bo@example.se"),
        ("Eva Ås", "eva@example.se"),
        ("Ö Ö", "o@example.se"),
        ("Å", "a@example.se"),
    ]

    def answer(number=0, **more) -> Answer:
        name, email = names[number]
        given = {"name": name, "email": email, "replaces": True} | more
        return said(seat=cast.seats["Sala"].pk, number=number, **given)

    return answer


def kept(*fields) -> list[tuple]:
    return list(NominationReply.objects.order_by("seat", "place").values_list(*(fields or ("place", "name"))))


def codes(raised) -> list[tuple]:
    return [(fault.key and fault.key[1], fault.field, fault.code) for fault in raised.value.faults]


@pytest.mark.django_db
@pytest.mark.fact("S001-12")
def test_the_same_answers_again_change_nothing_and_other_answers_change_the_rows(save, sala):
    both = [sala(0), sala(1)]
    first, again = save(*both), save(*both)
    changed = save(sala(0, party="S"))
    assert [first.changed, again.changed, changed.changed] == [2, 0, 1]
    assert kept("place", "capacity", "name", "email", "party") == [
        (0, "member", "Bo Ek", "bo@example.se", "S"),
        (1, "substitute", "Eva Ås", "eva@example.se", ""),
    ]
    assert [row.history.count() for row in NominationReply.objects.order_by("place")] == [2, 1]


@pytest.mark.django_db
def test_who_stays_is_kept_as_the_person_of_the_register(save, cast):
    save(said(seat=cast.seats["Sala"].pk, choice=STAYS, name="", email="", phone="0220-550 00"))
    assert kept("name", "person", "email", "phone", "replaces") == [
        ("Åsa-Märta von Örn", cast.member.pk, "member@example.se", "0220-550 00", False)
    ]


@pytest.mark.django_db
def test_a_part_may_be_saved_and_the_whole_handed_in(save, sala, asked):
    part = save(sala(0))
    with pytest.raises(AnswersRefused) as refused:
        save(sala(0), hand_in=True, handed_in_by="")
    whole = save(sala(0), sala(1, choice=NOBODY), hand_in=True, handed_in_by="Anna Lund")
    asked.refresh_from_db()
    assert (part.missing, codes(refused)) == (
        1,
        [(1, "choice", "missing"), (None, "handed_in_by", "no_signer")],
    )
    assert (whole.missing, asked.handed_in_by, kept("place", "is_vacant")) == (
        0,
        "Anna Lund",
        [(0, False), (1, True)],
    )


@pytest.mark.django_db
def test_a_refusal_leaves_nothing_behind_and_tells_each_row(save, sala):
    with pytest.raises(AnswersRefused) as refused:
        save(sala(0, email="", phone=""), sala(1, replaces=False))
    assert codes(refused) == [(0, "email", "unreachable"), (1, "replaces", "occupied")]
    assert kept() == []


@pytest.mark.django_db
def test_a_seat_of_another_organisation_or_one_not_asked_for_is_refused(save, cast, sala):
    for seat, number in ((cast.seats["Köping"].pk, 0), (cast.seats["Sala"].pk, 2)):
        with pytest.raises(Refused) as refused:
            save(sala(0), said(seat=seat, number=number))
        assert refused.value.code == "not_asked"
    assert kept() == []


@pytest.mark.django_db
def test_a_receipt_goes_out_once_a_handing_in_and_not_when_one_only_saves(save, sala, asked):
    both = [sala(0), sala(1)]
    signed = {"handed_in_by": "Anna Lund", "receipt_to": "Anna.Lund@sala.example.se"}
    saved = save(*both, **signed)
    handed = [save(*both, hand_in=True, **signed) for _twice in range(2)]
    opened = save(*both, **signed)
    changed = save(sala(0, party="S"), hand_in=True, **signed)
    to = ("anna.lund@sala.example.se", "registrator@sala.example.se")
    assert [row.receipts for row in (saved, *handed, opened, changed)] == [(), to, (), (), to]
    rows = list(Delivery.objects.order_by("pk").values_list("kind", "address", "references"))
    assert rows == [("groups.nomination_receipt", address, {"recipient": asked.pk}) for address in to * 2]


@pytest.mark.django_db
def test_saving_without_handing_in_says_that_more_will_come(save, sala, asked):
    save(sala(0), sala(1), hand_in=True, handed_in_by="Anna Lund")
    save(sala(0, party="S"))
    asked.refresh_from_db()
    assert asked.handed_in_at is None


@pytest.mark.django_db
def test_what_is_confirmed_is_locked_and_the_rest_may_be_changed(save, sala, cast, at):
    save(sala(0), sala(1))
    NominationReply.objects.filter(place=0).update(
        confirmed_at=at("2018-11-02 09:00"), confirmed_by=cast.secretary
    )
    with pytest.raises(AnswersRefused) as refused:
        save(sala(0, name="Ida Ö"))
    assert codes(refused) == [(0, "choice", "confirmed")]
    assert save(sala(0), sala(1, name="Ida Ö")).changed == 1
    assert kept() == [(0, "Bo Ek"), (1, "Ida Ö")]


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["closed", "withdrawn", "confirmed"])
def test_when_the_time_is_over_nothing_is_saved(what, save, sala, asked, cast, at):
    save(sala(0), sala(1))
    now = at("2018-11-02 09:00")
    if what == "closed":
        asked.request.closed_at = now
        asked.request.save()
    elif what == "withdrawn":
        asked.withdrawn_at = now
        asked.save()
    else:
        NominationReply.objects.update(confirmed_at=now, confirmed_by=cast.secretary)
    with pytest.raises(Refused) as refused:
        save(sala(0, party="S"))
    with pytest.raises(Refused) as no_files:
        keep_minutes(asked, files=[pdf_file()], by=None, now=now)
    assert (refused.value.code, no_files.value.code) == ("dead", "dead")
    assert kept("name", "party") == [("Bo Ek", ""), ("Eva Ås", "")]


@pytest.mark.django_db
@pytest.mark.parametrize("substitutes", [0, 3])
def test_a_seat_has_as_many_places_as_its_rule_says(substitutes, save, sala, cast, at):
    seat = cast.seats["Arboga"]
    Seat.objects.filter(pk=seat.pk).update(substitutes=substitutes)
    arboga = ask(cast.structure, [seat], name="Arboga kommun", now=at("2018-11-01 09:00")).recipient
    answers = [replace(sala(number), seat_id=seat.pk) for number in range(substitutes + 1)]
    assert save(*answers, recipient=arboga, hand_in=True, handed_in_by="Anna Lund").missing == 0
    assert [row[0] for row in kept()] == list(range(substitutes + 1))


@pytest.mark.django_db
def test_minutes_are_kept_once_and_taken_away_until_something_is_confirmed(
    save, sala, asked, cast, at, files_folder
):
    twice = [pdf_file("§ 87.pdf"), pdf_file("samma.pdf"), pdf_file("../../två.pdf", PDF + b"2")]
    save(sala(0), minutes=twice)
    first, second = asked.minutes.all()
    save(without=[first.pk])
    NominationReply.objects.update(confirmed_at=at(), confirmed_by=cast.secretary)
    with pytest.raises(Refused) as refused:
        save(without=[second.pk])
    assert [first.filename, second.filename, refused.value.code] == ["§ 87.pdf", "två.pdf", "confirmed"]
    assert [row.filename for row in asked.minutes.all()] == ["två.pdf"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "code"),
    [
        (pdf_file("protokoll.exe"), "type"),
        (pdf_file("protokoll.pdf", b"<html>"), "content"),
        (office_file("protokoll.docx", "fel/"), "content"),
        (SimpleUploadedFile("tom.pdf", b""), "empty"),
        (pdf_file("stor.pdf", PDF + b"x" * 2000), "size"),
        (pdf_file("Protokoll 811218-9876.pdf"), "personal_number"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_in_words(file, code, asked, at, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    with pytest.raises(Refused) as refused:
        keep_minutes(asked, files=[file], by=None, now=at())
    assert (refused.value.code, asked.minutes.count()) == (code, 0)


@pytest.mark.django_db
def test_no_more_than_ten_files_are_kept(asked, at):
    many = [pdf_file(f"{number}.pdf", PDF + b"%d" % number) for number in range(11)]
    with pytest.raises(Refused) as refused:
        keep_minutes(asked, files=many, by=None, now=at())
    assert (refused.value.code, asked.minutes.count()) == ("many", 0)


# --- the sheet -------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_holder_is_found_on_the_seat_this_one_takes_over_from_and_never_another_organisations(cast, at):
    old, koping = cast.seats["Sala"], cast.seats["Köping"]
    last = date(2018, 12, 31)
    cast.group.appointments.update(ends_on=last)
    Seat.objects.filter(pk__in=[old.pk, koping.pk]).update(ends_on=last)
    taken_over = {"group": cast.group, "rule": old.rule, "starts_on": START}
    new = Seat.objects.create(number=old.number, organization=old.organization, **taken_over)
    other = Seat.objects.create(
        number=koping.number, organization=cast.seats["Arboga"].organization, **taken_over
    )
    now = at("2018-11-01 09:00")
    sala = ask(cast.structure, [new], now=now).recipient
    arboga = ask(cast.structure, [other], name="Arboga kommun", now=now, request=sala.request).recipient
    holders = [
        [row.holder and row.holder.name for row in sheet_of(asked, TODAY).places] for asked in (sala, arboga)
    ]
    assert holders == [["Åsa-Märta von Örn", "Knut O'Rönn"], [None, None]]


@pytest.mark.django_db
def test_boards_are_the_organisations_own_and_officials_have_no_party(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    own = add_board(cast.seats["Sala"].organization, name="Kommunstyrelsen", **sign)
    add_board(cast.seats["Köping"].organization, name="Köpings nämnd", **sign)
    asked = ask(cast.structure, [cast.seats["Sala"]], now=at()).recipient
    before = sheet_of(asked, TODAY)
    GroupKindChange.objects.create(group=cast.group, kind="officials", valid_from=date(2018, 6, 1))
    after = sheet_of(asked, TODAY)
    assert before.boards == {own.pk: "Kommunstyrelsen"}
    assert [[row.has_party for row in found.places] for found in (before, after)] == [[True] * 2, [False] * 2]


@pytest.mark.django_db
def test_what_is_asked_costs_the_same_for_one_seat_and_thirty(cast, at, django_assert_num_queries):
    region = cast.seats["Region 1"].organization
    sign = {"by": cast.secretary, "now": at()}
    add_seat_rule(cast.group, kind="organization", organization=region, count=27, **sign)
    seats = list(Seat.objects.filter(organization=region))
    for number, seat in enumerate(seats[1:15]):
        person = find_or_create_person(name=f"Ledamot {number}", email=f"l{number}@example.se", **sign)
        appoint(seat, person=person, starts_on=date(2017, 3, 1), **sign)
    one = ask(cast.structure, seats[:1], name="Region 1", now=at()).recipient
    many = ask(cast.structure, seats, name="Region 30", now=at()).recipient
    counts = []
    for asked in (one, many):
        with django_assert_num_queries(6):
            counts.append(len(sheet_of(asked, TODAY).places))
    assert counts == [2, 60]
