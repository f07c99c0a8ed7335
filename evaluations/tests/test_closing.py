"""A survey is closed: what is counted, and that nothing else is left of its answers, in the tables or in the
file (rulings 23 and 24)."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from evaluations import packing
from evaluations.actions import close_survey, read_text
from evaluations.answer_links import PURPOSE
from evaluations.kept_tallies import kept_tallies
from evaluations.models import Answer, ConfidentialResponse, Invitation, Response, Survey, SurveyText
from evaluations.packing import TABLES, NotPacked, pack
from evaluations.results_due import close_surveys
from evaluations.tests.answered import answered_survey
from evaluations.tests.surveys import answer_by, invitations, opened_survey
from groups.models import Delivery, Link
from samverkan.lib.facts import sha256
from samverkan.lib.refusal import Refused

ALIVE_WHILE_OPEN = (Response, ConfidentialResponse, Answer, Invitation)


@pytest.fixture
def survey(cast, at):
    return answered_survey(cast.group, at(), by=cast.official, mode="confidential", by_role=True)


def left() -> list[int]:
    """How many rows there are of what lives while a survey is open."""
    of_survey = Delivery.objects.filter(kind__startswith="evaluations.survey")
    counts = [model.objects.count() for model in ALIVE_WHILE_OPEN]
    return [*counts, Link.objects.filter(purpose=PURPOSE).count(), of_survey.count()]


@pytest.mark.fact("S000-02", "S000-07")
def test_closing_counts_and_leaves_no_single_answer(cast, at, survey):
    assert left() == [16, 16, 107, 16, 16, 32]
    closed = close_survey(survey, why="Alla har svarat", by=cast.official, now=at())
    tallies = kept_tallies(Survey.objects.get(pk=survey.pk))
    climate = tallies.sections[0].questions[0].subjects[0]
    assert left() == [0, 0, 0, 0, 0, 0]
    assert (closed.state, closed.invited, closed.answered, closed.sha256) == (
        "closed",
        16,
        16,
        sha256(tallies),
    )
    assert [
        (table.of.key, table.base, table.counts, table.parts, table.mean) for table in climate.tables
    ] == [
        ("", 16, (0, 2, 2, 6, 4, 2), (2, 2, 10, 2), "3.9"),
        ("member", 8, None, (1, 1, 5, 1), ""),
        ("substitute", 8, None, (1, 1, 5, 1), ""),
    ]


def test_every_kind_of_question_is_counted(cast, at, survey):
    close_survey(survey, why="Alla har svarat", by=cast.official, now=at())
    survey.refresh_from_db()
    totals = [
        (question.key, subject.key, subject.total.base, subject.total.counts, subject.total.mean)
        for question in kept_tallies(survey).questions
        for subject in question.subjects
    ]
    assert totals == [
        ("climate", "", 16, (0, 2, 2, 6, 4, 2), "3.9"),
        ("length", "", 16, (6, 5, 5, 0), ""),
        ("good", "", 16, (16, 8, 0), ""),
        ("about", "about-1", 16, (4, 4, 4, 4, 0), "2.5"),
        ("about", "about-2", 16, (4, 4, 4, 4, 0), "2.5"),
        ("often", "", 16, None, "4.9"),
    ]
    assert [question.texts for question in kept_tallies(survey).questions] == [0, 0, 0, 0, 0, 3]


@pytest.mark.fact("P54")
def test_free_texts_are_kept_without_company_in_an_order_drawn_by_lot(cast, at):
    orders = set()
    for number in range(4):
        made = answered_survey(cast.group, at(), by=cast.official, texts=12, title=f"Enkät {number}")
        close_survey(made, why="Klart", by=cast.official, now=at())
        texts = SurveyText.objects.filter(survey=made).order_by("place")
        orders.add(tuple(texts.values_list("text", flat=True)))
        assert [text.place for text in texts] == list(range(1, 13))
    # Four equal orders of twelve: less than once in ten to the twenty-sixth.
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(f"Fritext {i} ändra" for i in range(12))}


def test_of_fewer_than_the_threshold_nothing_is_kept(cast, at):
    made = answered_survey(cast.group, at(), by=cast.official, people=4)
    close_survey(made, why="Klart", by=cast.official, now=at())
    made.refresh_from_db()
    tallies = kept_tallies(made)
    assert (SurveyText.objects.count(), tallies.answered) == (0, 4)
    assert [subject.tables for question in tallies.questions for subject in question.subjects] == [()] * 6


@pytest.mark.parametrize(
    ("state", "why", "days", "code"),
    [
        pytest.param("open", "", 0, "early", id="its last day is not over"),
        pytest.param("open", "", 14, "early", id="on its last day"),
        pytest.param("open", "x" * 301, 0, "too_long", id="a reason without end"),
        pytest.param("closed", "Klart", 0, "not_open", id="closed already"),
    ],
)
def test_what_closing_refuses(cast, at, survey, state, why, days, code):
    sign = {"by": cast.official, "now": at() + timedelta(days=days)}
    if state == "closed":
        close_survey(survey, why="Klart", by=cast.official, now=at())
    with pytest.raises(Refused) as refused:
        close_survey(survey, why=why, **sign)
    assert refused.value.code == code


def test_the_daily_job_closes_the_day_after_the_last(at, survey):
    states = []
    for days in (14, 15, 16):
        close_surveys(at() + timedelta(days=days))
        survey.refresh_from_db()
        states.append((survey.state, survey.closed_on))
    assert states == [("open", None), ("closed", date(2017, 3, 16)), ("closed", date(2017, 3, 16))]
    assert survey.why_closed_early == ""


@pytest.mark.fact("P52")
@pytest.mark.any_database
def test_no_column_of_an_answer_refers_to_a_person_or_a_moment():
    """The schema itself: an answer reaches its survey, question, group and role, and nobody."""
    refers, moments = set(), []
    for model in (Answer, Response, SurveyText):
        for field in model._meta.concrete_fields:
            if field.related_model:
                refers.add(field.related_model._meta.object_name)
            moments += [field] if isinstance(field, models.DateField | models.TimeField) else []
    timed = [
        f for f in Invitation._meta.concrete_fields if isinstance(f, models.DateField | models.TimeField)
    ]
    assert (refers, moments, timed) == ({"Survey", "Question", "Choice", "Group", "Response"}, [], [])


@pytest.mark.fact("P52")
@pytest.mark.any_database
def test_nothing_of_answers_or_invitations_has_a_history():
    names = {model.__name__ for model in apps.get_app_config("evaluations").get_models()}
    of_answers = {f"Historical{model.__name__}" for model in (*ALIVE_WHILE_OPEN, SurveyText)}
    kept = {field.name for field in apps.get_model("evaluations", "HistoricalSurvey")._meta.fields}
    assert (names & of_answers, kept & {"answered", "counted_on", "tallies"}) == (set(), set())


@pytest.fixture
def in_file(transactional_db, tmp_path):
    """On SQLite a database in a file, with the write-ahead log of the real one."""
    if connection.vendor != "sqlite":
        yield None
        return
    in_memory, memory = connection.settings_dict["NAME"], connection.connection
    file = tmp_path / "kept.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        memory.backup(copy)
    connection.settings_dict["NAME"], connection.connection = str(file), None
    yield file
    connection.close()
    connection.settings_dict["NAME"], connection.connection = in_memory, memory


def bytes_of(file) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*")))


@pytest.mark.fact("S000-02", "N08", "P52")
@pytest.mark.django_db(transaction=True)
def test_after_closing_the_file_holds_nothing_of_a_single_answer(cast, at, in_file):
    """Whoever takes the database afterwards finds no answer, no token and no dead row (ruling 23)."""
    made = answered_survey(cast.group, at(), by=cast.official, people=40, texts=40, mode="confidential")
    # Enough that the rows fill several pages, and everything below is in the file before it closes.
    kept = {f"{pk}".replace("-", "") for pk in Response.objects.values_list("pk", flat=True)}
    kept |= set(Link.objects.filter(purpose=PURPOSE).values_list("token_hash", flat=True))
    before = list(Invitation.objects.order_by("pk").values_list("person", flat=True))
    if in_file:
        assert [bytes_of(in_file).count(one.encode()) > 0 for one in sorted(kept)] == [True] * len(kept)
    close_survey(made, why="Klart", by=cast.official, now=at())
    packed = pack(timezone.now())
    made.refresh_from_db()
    assert (packed, made.packed_at is not None, len(before), left()) == (1, True, 40, [0, 0, 0, 0, 0, 0])
    if in_file:
        content = bytes_of(in_file)
        assert [one for one in sorted(kept) if one.encode() in content] == []
        assert [content.count(f"Fritext {i} ändra".encode()) for i in range(40)] == [1] * 40
    else:
        assert dead_rows() == []


@pytest.mark.fact("P52")
@pytest.mark.django_db(transaction=True)
def test_the_order_of_texts_in_the_file_says_nothing(cast, at, in_file):
    """Rows of one transaction share their stamp, and lie in the order drawn by lot: that of `place`."""
    made = answered_survey(cast.group, at(), by=cast.official, people=40, texts=40)
    close_survey(made, why="Klart", by=cast.official, now=at())
    pack(timezone.now())
    where = "rowid" if connection.vendor == "sqlite" else "ctid"
    stamp = "0" if connection.vendor == "sqlite" else "xmin::text::bigint"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT place, text, {stamp} FROM evaluations_surveytext ORDER BY {where}")
        rows = cursor.fetchall()
    written = [int(text.split()[1]) for _place, text, _stamp in rows]
    assert [place for place, _text, _stamp in rows] == list(range(1, 41))
    assert len({stamp for _place, _text, stamp in rows}) == 1
    # Forty in the order they were handed in, by chance: once in ten to the forty-seventh.
    assert (sorted(written), written != sorted(written)) == (list(range(40)), True)


@pytest.mark.fact("S000-02", "P52")
@pytest.mark.django_db(transaction=True)
def test_no_row_of_any_table_is_stamped_by_an_answer(cast, at):
    """PostgreSQL writes who inserted a row, and who locked it: what one person ticked would share a number
    with the group it came from."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite stamps no rows.")
    made = opened_survey(cast, at, people=6, by_group=True)
    first = transaction_number()
    for number, invitation in enumerate(invitations(made)):
        answers = {"klimat": 3, "langd": ("kort", "halv")[number % 2], "fragor": ["hemgang"]}
        answer_by(invitation, answers, timezone.now())
    last = transaction_number()
    close_survey(made, why="Klart", by=cast.official, now=timezone.now())
    pack(timezone.now())
    assert (last - first > 6, stamped(first + 1, last - 1)) == (True, {})


def transaction_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT txid_current()")
        return cursor.fetchone()[0]


def stamped(first: int, last: int) -> dict[str, int]:
    """How many rows of each table carry the number of one of these transactions."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" WHERE xmin::text::bigint BETWEEN %s AND %s'
                " OR xmax::text::bigint BETWEEN %s AND %s",
                [first, last] * 2,
            )
            found[table] = cursor.fetchone()[0]
    return {table: rows for table, rows in found.items() if rows}


@pytest.mark.django_db(transaction=True)
def test_the_planner_keeps_nothing_of_what_was_written(cast, at):
    """PostgreSQL's statistics hold the commonest and the rarest values of a column, word for word."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite gathers none of its own accord.")
    made = answered_survey(cast.group, at(), by=cast.official, people=40, texts=40, mode="confidential")
    tables = [model._meta.db_table for model in (*ALIVE_WHILE_OPEN, SurveyText)]
    asked = "SELECT tablename, attname FROM pg_stats WHERE tablename = ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        close_survey(made, why="Klart", by=cast.official, now=at())
        cursor.execute("ANALYZE evaluations_surveytext")
        cursor.execute(asked, [tables])
        assert cursor.fetchall() == []


@pytest.mark.django_db(transaction=True)
def test_while_somebody_else_still_reads_the_removed_rows_nothing_is_called_packed(cast, at, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's checkpoint says so itself.")
    made = answered_survey(cast.group, at(), by=cast.official, people=5)
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT count(*) FROM groups_group")
        close_survey(made, why="Klart", by=cast.official, now=at())
        with monkeypatch.context() as hurried:
            hurried.setattr(packing, "PAUSES", (0,))
            with pytest.raises(NotPacked):
                pack(timezone.now())
        made.refresh_from_db()
        cursor.execute("COMMIT")
    assert (made.packed_at, pack(timezone.now()), dead_rows()) == (None, 1, [])


@pytest.mark.django_db(transaction=True)
def test_a_text_redacted_while_the_database_is_packed_is_packed_again(cast, at, in_file, monkeypatch):
    made = answered_survey(cast.group, at(), by=cast.official, people=5, texts=5)
    close_survey(made, why="Klart", by=cast.official, now=at())
    text = made.texts.first()

    def redacted_meanwhile():
        withheld = {"state": "withheld", "words": "", "reason": "Namn"}
        read_text(text, **withheld, by=cast.secretary, now=at())

    monkeypatch.setattr(packing, "write_anew", redacted_meanwhile)
    assert pack(timezone.now()) == 1
    monkeypatch.undo()
    assert [pack(timezone.now()), pack(timezone.now())] == [1, 0]


def dead_rows() -> list[str]:
    """PostgreSQL's tables whose file still holds more than the rows that are seen."""
    with connection.cursor() as cursor:
        found = []
        for model in TABLES[:4]:
            cursor.execute(f"SELECT pg_relation_size('{model._meta.db_table}')")
            found += [model.__name__] if cursor.fetchone()[0] else []
    return found


@pytest.mark.django_db(transaction=True)
def test_what_is_packed_is_not_packed_again(cast, at, in_file):
    made = answered_survey(cast.group, at(), by=cast.official, people=5)
    close_survey(made, why="Klart", by=cast.official, now=at())
    assert [pack(timezone.now()), pack(timezone.now())] == [1, 0]
