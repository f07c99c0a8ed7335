"""Own notes on items: whose they are, who reads them, and that nobody else's paper holds them (P28)."""

import pytest
from django.db import IntegrityError, transaction

from groups.actions import end_appointment
from groups.actions.privacy import pseudonymise_person
from groups.models import Person
from groups.register_extract import register_extract
from meetings.actions import add_item, annotate, change_annotation, remove_annotation
from meetings.annotations import found_among_own, organizations_at
from meetings.annotations_due import clear_annotations
from meetings.models import Annotation
from meetings.packs import wanted_by
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db


def fresh(person) -> Person:
    """Without the roles kept from before."""
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def item(called):
    return called.items.get()


@pytest.fixture
def sala(cast):
    return cast.seats["Sala"].organization


@pytest.mark.fact("P28")
def test_a_private_note_is_the_writers_alone(cast, send, show, called, item):
    send(cast.member, "annotation_add", item.pk, text="Fråga om <kostnaden>", shared_with="jag")
    row = Annotation.objects.get()

    seen = {
        who: "kostnaden" in show(getattr(cast, who), "annotations", called.pk).content.decode()
        for who in ("member", "substitute", "chair", "secretary", "official")
    }
    statuses = {
        who: (
            show(getattr(cast, who), "annotation", row.pk).status_code,
            send(getattr(cast, who), "annotation_remove", row.pk).status_code,
        )
        for who in ("substitute", "chair", "secretary", "stranger", "administrator")
    }

    assert seen == {"member": True} | dict.fromkeys(("substitute", "chair", "secretary", "official"), False)
    assert set(statuses.values()) == {(404, 404)}
    assert Annotation.objects.count() == 1


@pytest.mark.fact("P28")
def test_a_shared_note_is_read_by_the_same_organisation_at_the_meeting(cast, send, show, called, item, sala):
    send(cast.member, "annotation_add", item.pk, text="Sala tycker nej", shared_with=str(sala.pk))

    seen = {
        who: "Sala tycker nej" in show(getattr(cast, who), "annotations", called.pk).content.decode()
        for who in ("member", "substitute", "chair", "vice_chair", "secretary")
    }

    assert seen == {
        "member": True,
        "substitute": True,
        "chair": False,
        "vice_chair": False,
        "secretary": False,
    }
    page = show(cast.substitute, "annotations", called.pk).content.decode()
    assert (cast.member.name in page, "Ta bort" in page) == (True, False)


@pytest.mark.fact("P28")
def test_the_organisation_is_that_of_the_day_of_the_meeting(cast, sign, called, sala):
    koping = cast.seats["Köping"].organization

    found = {
        who: organizations_at(getattr(cast, who), called) for who in ("member", "vice_chair", "secretary")
    }

    assert found == {"member": [sala], "vice_chair": [koping], "secretary": []}


@pytest.mark.parametrize(("text", "field"), [(" \n ", "text"), ("x" * 5001, "text"), ("Hej", "shared_with")])
def test_what_is_no_note_is_refused(cast, sign, item, text, field):
    koping = cast.seats["Köping"].organization

    with pytest.raises(Refused) as refused:
        annotate(
            item,
            text=text,
            shared_with=koping if field == "shared_with" else None,
            by=cast.member,
            now=sign["now"],
        )

    assert (refused.value.field, Annotation.objects.count()) == (field, 0)


def test_the_database_keeps_no_empty_note(cast, sign, item):
    with pytest.raises(IntegrityError), transaction.atomic():
        Annotation.objects.create(item=item, person=cast.member, text="", changed_at=sign["now"])


def test_twice_is_once_and_only_the_writer_changes_it(cast, sign, item, sala):
    given = {"text": "Hej", "by": cast.member, "now": sign["now"]}
    row, again = annotate(item, **given), annotate(item, **given)

    changed = change_annotation(row, text="Nytt", shared_with=sala, by=cast.member, now=sign["now"])
    for verb in (change_annotation, remove_annotation):
        fields = {"text": "Kapat"} if verb is change_annotation else {}
        with pytest.raises(Refused):
            verb(row, by=cast.secretary, now=sign["now"], **fields)

    assert (row.pk, changed.text, changed.shared_with) == (again.pk, "Nytt", sala)
    remove_annotation(row, by=cast.member, now=sign["now"])
    assert Annotation.objects.count() == 0


@pytest.mark.fact("P28")
def test_the_search_folds_and_finds_only_ones_own(cast, sign, item, sala):
    for person, text in [
        (cast.member, "Hemgången i Köping"),
        (cast.member, "Annat"),
        (cast.substitute, "Hemgång"),
    ]:
        annotate(item, text=text, shared_with=sala, by=person, now=sign["now"])

    found = {
        words: [hit.note.text for hit in found_among_own(fresh(cast.member), words)]
        for words in ("hemgang KOPING", "köping annat", "trygg", "%")
    }

    assert found == {
        "hemgang KOPING": ["Hemgången i Köping"],
        "köping annat": [],
        "trygg": ["Annat", "Hemgången i Köping"],  # the item's title
        "%": [],
    }


@pytest.mark.fact("P28")
def test_a_note_on_an_item_that_is_closed_to_one_is_out_of_reach(cast, sign, show, called, item):
    row = annotate(item, text="Hemligt anbud", by=cast.member, now=sign["now"])
    item.circle, item.closed_reason = "office", "Rör person"
    item.save()

    page = show(cast.member, "annotations", called.pk).content.decode()

    assert ("Hemligt anbud" in page, found_among_own(fresh(cast.member), "")) == (False, [])
    assert [
        show(cast.member, name, pk).status_code
        for name, pk in (("annotation", row.pk), ("annotation_add", item.pk))
    ] == [404, 404]


@pytest.mark.fact("P28")
def test_no_pack_holds_a_note_and_the_own_extract_does(cast, sign, called, item, sala):
    annotate(item, text="Tyst tanke", shared_with=sala, by=cast.member, now=sign["now"])

    packs = [str(wanted_by("office", called, kind).facts) for kind in ("pdf", "zip")]
    extracts = {
        who: "Tyst tanke" in str(register_extract(fresh(getattr(cast, who)), sign["now"], everywhere=True))
        for who in ("member", "substitute", "secretary")
    }

    assert ["Tyst tanke" in pack for pack in packs] == [False, False]
    assert extracts == {"member": True, "substitute": False, "secretary": False}


@pytest.mark.fact("P28")
def test_notes_end_with_the_person_and_with_their_time(cast, at, sign, called, item):
    annotate(item, text="Kvar", by=cast.chair, now=sign["now"])
    annotate(item, text="Bort", by=cast.stranger, now=sign["now"])
    end_appointment(
        cast.other_seats["Arboga"].appointments.get(), ends_on=at("2017-06-30").date(), reason="moved", **sign
    )
    pseudonymise_person(cast.stranger, by=None, now=sign["now"])
    kept = list(Annotation.objects.values_list("text", flat=True))

    clear_annotations(sign["now"].replace(year=sign["now"].year + 3))

    assert (kept, Annotation.objects.count()) == (["Kvar"], 0)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_of_one_and_thirty(
    cast, sign, client, called, rows, django_assert_num_queries
):
    for at in range(rows):
        item = add_item(called, title=f"Punkt {at}", **sign)
        annotate(item, text=f"Tanke {at}", by=cast.member, now=sign["now"])
    client.force_login(cast.member)
    client.get(f"/moten/{called.pk}/mina-anteckningar/")

    with django_assert_num_queries(12):
        client.get(f"/moten/{called.pk}/mina-anteckningar/")
