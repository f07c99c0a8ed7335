"""Whom the report of an evaluation tells what: everybody, the evaluated groups, one group (S000-01)."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from evaluations.actions import (
    approve_report,
    choose_done,
    publish_report,
    write_report_text,
)
from evaluations.gathered_report import gathered, told_to_everybody
from evaluations.kept_tallies import (
    CellFacts,
    SubjectFacts,
)
from evaluations.models import (
    Addressee,
    Judgement,
    Recommendation,
    ReportPaper,
)
from evaluations.report_due import make_lacking_report_papers
from evaluations.report_paper import make
from evaluations.report_tasks import make_group_report_paper
from evaluations.tests.reported import (
    DAY,
    EVERYBODY,
    NOW,
    TALLIES,
    blocks_of,
    drafted,
    evaluation_of_both,
    logged_in,
    words_of,
)
from groups.models import Group, GroupName
from meetings.actions import add_item, create_meeting
from meetings.models import AgendaItem
from plans.models import DoneEntry, HandoverNote
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S000-01")]
HIDDEN = "Samverkansgrupp under utredning"


@pytest.fixture
def sign(cast):
    """Of several groups only who staffs them all sees to the evaluation."""
    return {"by": cast.administrator, "now": NOW}


@pytest.fixture
def evaluation(cast):
    return evaluation_of_both(cast)


@pytest.fixture
def draft(evaluation, sign):
    return drafted(evaluation, sign)


@pytest.fixture
def unknown(cast, draft, sign):
    """A group that is only planned: it is recommended something, a note is for it, and a text names it."""
    made = Group.objects.create(
        structure=cast.structure, slug="ny", kind=cast.group.kind, starts_on=cast.group.starts_on,
        state="proposed",
    )  # fmt: skip
    GroupName.objects.create(group=made, name=HIDDEN, valid_from=date(2016, 1, 1))
    Addressee.objects.create(recommendation=Recommendation.objects.get(), group=made)
    HandoverNote.objects.filter(from_group=cast.group).update(to_group=made)
    return made


@pytest.mark.fact("S000-04")
@pytest.mark.parametrize("state", ["proposed", "draft"])
def test_a_group_that_is_not_public_is_named_nowhere_outside(cast, draft, unknown, sign, state):
    Group.objects.filter(pk=unknown.pk).update(state=state)
    inside = HIDDEN in " ".join(blocks_of(draft))
    approved = publish_report(approve_report(draft, **sign), **sign)
    make(ReportPaper.objects.latest("pk").pk)
    page = Client().get(reverse("public:evaluation", args=[approved.pk])).text
    paper = text_of(Client().get(reverse("public:evaluation_pdf", args=[approved.pk])).content)

    assert inside == (state == "proposed")
    assert [(HIDDEN in text, "Mötas oftare" in text) for text in (page, paper)] == [(False, True)] * 2


def test_before_it_is_published_free_words_that_name_such_a_group_are_told_of(cast, draft, unknown, sign):
    write_report_text(draft, place=f"notes:{cast.group.pk}", text=f"Se {HIDDEN.upper()}.", **sign)
    client = logged_in(cast.administrator)
    pages = [client.get(reverse("evaluations:report_approve", args=[draft.evaluation_id]))]
    approve_report(draft, **sign)
    pages.append(client.get(reverse("evaluations:report_publish", args=[draft.evaluation_id])))

    with translation.override("sv"):
        expected = [_("“%(part)s” names %(group)s, which not everybody may know of.") % {
            "part": "Samverkansgrupp äldre", "group": HIDDEN,
        }]  # fmt: skip
    assert [page.context["notes"] for page in pages] == [expected, expected]


@pytest.mark.fact("S000-01", "S000-42")
def test_each_group_reads_its_own_whole_and_nothing_of_the_other(cast, draft, sign):
    approve_report(draft, **sign)
    address = reverse("evaluations:report_group", args=[draft.evaluation_id, cast.group.slug])
    people = (cast.official, cast.member, cast.other_secretary, cast.stranger)
    page = logged_in(cast.member).get(address)
    word = logged_in(cast.member).get(
        reverse("evaluations:report_group_docx", args=[draft.evaluation_id, cast.group.slug])
    )
    paper = logged_in(cast.member)
    way = reverse("evaluations:report_group_paper", args=[draft.evaluation_id, cast.group.slug])
    paper.post(way)
    make_group_report_paper.func(draft.pk, cast.group.pk)
    said = [page.text, text_of(paper.get(way).content), words_of(word.content)]

    assert [logged_in(one).get(address).status_code for one in people] == [200, 200, 404, 404]
    own = ("Hemlig resa Äldre", "Äldre lämnar vidare", "Mötas oftare")
    others = ("Hemlig resa Kultur", "Kultur: bra")
    assert [[one in text for one in own] for text in said] == [[True] * 3] * 3
    assert [[one in text for one in others] for text in said] == [[False] * 2] * 3


@pytest.mark.fact("S000-42")
def test_what_was_done_is_told_as_a_selection_until_it_is_approved(cast, draft, sign):
    group = cast.other_group
    DoneEntry.objects.create(group=group, on=DAY, text="Kultur sjöng", is_public=True)
    client, address = (
        logged_in(cast.administrator),
        reverse("evaluations:report_done", args=[draft.evaluation_id, group.pk]),
    )
    form = client.get(address).context["form"]
    keys = {words: key for key, words in form.fields["keys"].choices}
    sung = next(key for words, key in keys.items() if "sjöng" in words)
    late = DoneEntry.objects.create(group=group, on=DAY, text="Kultur dansade", is_public=True)
    posted = client.post(address, {"keys": [sung], "shown": form["shown"].value()})
    # What has come since is told, and what is left out stays so for who was not shown it.
    texts = [blocks_of(draft, "en")]
    client.post(address, {"shown": f"own:{late.pk}"})
    said = blocks_of(draft, "en")
    texts.append(said)
    approved = approve_report(draft, **sign)
    with pytest.raises(Refused) as refusal:
        choose_done(approved, group=group.pk, keys=[], shown=[], **sign)

    assert (posted.status_code, len(keys), refusal.value.code) == (302, 3, "wrong_state")
    lines = [f"6 November 2018: Kultur {did}" for did in ("dansade", "sjöng", "visade")]
    assert [[line in text for line in lines] for text in texts] == [[True, True, False], [False, True, False]]
    place = said.index("What have we done, a selection")
    assert said[place : place + 3] == [
        "What have we done, a selection", "6 November 2018: Kultur sjöng", "To those who take over",
    ]  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.left_out.all().delete()


def test_what_only_the_group_reads_is_written_on_and_chosen_in_its_own_report(cast, draft):
    DoneEntry.objects.filter(group=cast.other_group).update(is_public=False)
    client, pk = logged_in(cast.administrator), draft.evaluation_id
    ways = [
        reverse("evaluations:report_text", args=[pk, f"done:{cast.other_group.pk}"]),
        reverse("evaluations:report_done", args=[pk, cast.other_group.pk]),
    ]
    common = reverse("evaluations:report_text", args=[pk, "opening"])
    pages = [
        client.get(reverse("evaluations:report", args=[pk])).text,
        client.get(reverse("evaluations:report_group", args=[pk, cast.other_group.slug])).text,
    ]
    assert [[way in page for way in (*ways, common)] for page in pages] == [
        [False, False, True],
        [True, True, False],
    ]
    assert [client.get(way).status_code for way in ways] == [200, 200]


def test_a_group_that_is_not_for_everybody_takes_its_tables_with_it(cast, evaluation, draft):
    """Also out of a survey that shows the groups apart."""
    of = CellFacts(kind="group", key=str(cast.group.pk), name="Äldre")
    question = TALLIES.sections[0].questions[0]
    tables = (EVERYBODY, replace(EVERYBODY, of=of))
    question = replace(question, subjects=(SubjectFacts(tables=tables),))
    section = replace(TALLIES.sections[0], questions=(question,))
    tallies = replace(TALLIES, cells=(CellFacts(), of), sections=(section,))
    document = gathered(draft, NOW)
    document = replace(document, surveys=(replace(document.surveys[0], tallies=tallies),))
    Group.objects.filter(pk=cast.group.pk).update(state="draft")
    told_now = told_to_everybody(document).surveys[0].tallies
    assert told_now.cells == (CellFacts(),)
    assert [table.of.kind for table in told_now.sections[0].questions[0].subjects[0].tables] == ["total"]


@pytest.mark.fact("S000-04")
def test_everybody_reads_what_is_published_and_nothing_closed_since(cast, evaluation, draft, sign):
    evaluation.groups.filter(group=cast.other_group).delete()
    approved = approve_report(draft, **sign)
    address = reverse("public:evaluation", args=[approved.pk])
    before = Client().get(address).status_code
    publish_report(approved, **sign)
    make(ReportPaper.objects.latest("pk").pk)
    paper = Client().get(reverse("public:evaluation_pdf", args=[approved.pk])).content
    text, printed = Client().get(address).text, " ".join(text_of(paper).split())
    words = ("Äldre: bra", "Äldre visade", "Äldre lämnar vidare", "Mötas oftare", "21", "Hemlig")
    assert before == 404
    assert [word in text for word in words] == [True] * 5 + [False]
    assert [word in printed for word in words] == [True] * 5 + [False]
    assert [one.name in text for one in (cast.official, cast.member)] == [False, False]
    DoneEntry.objects.update(is_public=False)
    assert "Äldre visade" not in Client().get(address).text
    # Nor in its paper: the one there was is shut, and the daily sweep has another made.
    way = reverse("public:evaluation_pdf", args=[approved.pk])
    shut = (way in Client().get(address).text, Client().get(way).status_code)
    make_lacking_report_papers(NOW)
    make(ReportPaper.objects.latest("pk").pk)
    anew = text_of(Client().get(way).content)
    assert shut == (False, 404)
    assert ["Äldre visade" in anew, "Äldre: bra" in anew] == [False, True]
    item = add_item(create_meeting(cast.group, date=DAY, **sign), title="Utvärdering", **sign)
    AgendaItem.objects.filter(pk=item.pk).update(circle="presidency", closed_reason="Enskild")
    Judgement.objects.update(item=item)
    closed = Client().get(address).text
    assert [word in closed for word in ("Äldre går på", "Äldre: bra")] == [False, True]
    Group.objects.filter(pk=cast.group.pk).update(state="draft")
    assert "Äldre: bra" not in Client().get(address).text
