"""What the database itself keeps of material that is issued and of lists that are decided, past every
verb."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from issues.actions import (
    add_perspective,
    argue,
    begin_ranking,
    decide_ranking,
    discard_draft,
    next_version,
    rank_issue,
)
from issues.models import (
    DecisionPath,
    PathAddressee,
    PathPoint,
    Perspective,
    RankedIssue,
    Ranking,
    RankingArgument,
)
from issues.tests.deciding import issued, municipalities
from issues.tests.test_ranking import screened

pytestmark = pytest.mark.django_db

DAY = date(2017, 2, 20)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


@pytest.fixture
def version(cast, at, sign):
    issue = screened(cast, at, "Trygg hemgång")
    return issued(issue, organizations=municipalities()[:1], **sign).version


@pytest.fixture
def ranking(cast, at, sign):
    draft = begin_ranking(cast.group, **sign)
    row = rank_issue(draft, issue=screened(cast, at, "Tandvård"), **sign)
    rank_issue(draft, issue=screened(cast, at, "Kompetens"), **sign)
    resident, _patient = [
        add_perspective(cast.structure, name=name, starts_on=DAY, **sign) for name in ("invånare", "patient")
    ]
    argue(row, texts={resident.pk: "Många väntar."}, **sign)
    return decide_ranking(draft, on=sign["now"].date(), **sign)


def refused(act) -> str:
    """The name of the guard, or "done"; nothing stays."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except IntegrityError as error:
        return str(error).split()[0]
    return "done"


def test_issued_material_is_neither_changed_nor_removed(version):
    path = version.paths.get()
    point, addressee = path.points.get(), path.addressees.get()
    rows = version.material.versions.all()
    assert refused(lambda: rows.update(text="Annat")) == "issued_version_is_kept"
    assert refused(lambda: rows.update(issued_at=None, sha256="")) == "issued_version_is_kept"
    assert refused(lambda: version.paths.update(title="Annat")) == "issued_path_is_kept"
    assert refused(lambda: path.points.update(text="att vänta")) == "issued_point_is_kept"
    assert (
        refused(lambda: path.addressees.update(organization=municipalities()[1]))
        == "issued_addressee_is_kept"
    )
    assert refused(point.delete) == "issued_point_stays"
    assert refused(addressee.delete) == "issued_addressee_stays"
    assert refused(rows.delete).startswith("issued_")


def test_nothing_is_put_into_what_is_issued(version):
    path = version.paths.get()
    new = DecisionPath(version=version, label="B", title="Till")
    assert refused(new.save) == "issued_path_comes_before"
    assert refused(PathPoint(path=path, order=9, text="att mer").save) == "issued_point_comes_before"
    addressee = PathAddressee(path=path, organization=municipalities()[1])
    assert refused(addressee.save) == "issued_addressee_comes_before"


def test_the_viewpoints_in_short_and_the_next_draft_are_free(version, sign):
    assert refused(lambda: version.material.versions.update(viewpoints_summary="De flesta är för.")) == "done"
    draft = next_version(version.material, **sign)
    assert refused(lambda: PathPoint.objects.filter(path__version=draft).update(text="att vänta")) == "done"
    moved = DecisionPath.objects.filter(version=draft)
    assert refused(lambda: moved.update(version=version, label="C")) == "issued_path_is_kept"
    discard_draft(draft, **sign)
    assert list(version.material.versions.values_list("number", flat=True)) == [1]


def test_a_decided_list_is_neither_changed_nor_removed(ranking, cast, at):
    places, arguments = ranking.places.all(), RankingArgument.objects.filter(ranked__ranking=ranking)
    rows, first = Ranking.objects.filter(pk=ranking.pk), ranking.places.first()
    assert refused(lambda: rows.update(decided_on=None)) == "decided_list_is_kept"
    assert refused(lambda: rows.update(decided_on=DAY)) == "decided_list_is_kept"
    assert refused(lambda: places.update(place=F("place") + 10)) == "decided_place_is_kept"
    assert refused(lambda: arguments.update(perspective=F("perspective") + 1)) == "decided_argument_is_kept"
    assert refused(ranking.places.last().delete) == "decided_place_stays"
    assert refused(arguments.delete) == "decided_argument_stays"
    assert refused(rows.delete).startswith("decided_")
    late = RankedIssue(ranking=ranking, issue=screened(cast, at, "Sent"), place=3)
    assert refused(late.save) == "decided_place_comes_before"
    patient = Perspective.objects.get(name="patient")
    argument = RankingArgument(ranked=first, perspective=patient, text="Få väntar.")
    assert refused(argument.save) == "decided_argument_comes_before"


def test_whoever_is_forgotten_may_be_taken_out_of_the_words_of_a_list(ranking):
    arguments = RankingArgument.objects.filter(ranked__ranking=ranking)
    assert refused(lambda: arguments.update(text="Någon väntar.")) == "done"
    assert refused(lambda: Ranking.objects.filter(pk=ranking.pk).update(text="Tillsammans.")) == "done"


def test_every_guard_is_still_there_after_all_migrations():
    """SQLite makes a table anew for an AlterField and loses its triggers without a word."""
    parts = [f"issued_{name}" for name in ("path", "addressee", "point")] + [
        "decided_place",
        "decided_argument",
    ]
    wanted = {(name, event) for name in ("issued_version", "decided_list") for event in ("is_kept", "stays")}
    wanted |= {(name, event) for name in parts for event in ("comes_before", "is_kept", "stays")}
    if connection.vendor == "sqlite":
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'issues_%%'"
    else:
        sql = (
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND relname LIKE 'issues_%%'"
        )
    events = {"comes_before": "_insert", "is_kept": "_update", "stays": "_delete"}
    endings = events if connection.vendor == "sqlite" else dict.fromkeys(events, "")
    with connection.cursor() as cursor:
        cursor.execute(sql, [])
        assert sorted(name for (name,) in cursor.fetchall()) == sorted(
            f"{name}_{event}{endings[event]}" for name, event in wanted
        )
