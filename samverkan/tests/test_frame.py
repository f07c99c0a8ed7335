"""The frame: what is said, what is escaped, what a visit weighs."""

import gzip
import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.utils import translation

from samverkan.lib import spoken
from samverkan.lib.forms import PlainForm
from samverkan.templatetags.samverkan import ICONS

DAY = date(2017, 3, 14)
SUMMER_EVENING = datetime(2017, 6, 30, 22, 5, tzinfo=UTC)


@pytest.fixture(params=["en", "sv"])
def language(request):
    with translation.override(request.param):
        yield request.param


def test_days_and_times_are_said_with_weekday_and_point(language):
    said = [
        spoken.day(DAY),
        spoken.day_capital(DAY),
        spoken.day_short(DAY),
        spoken.hours(time(9), time(12, 30)),
    ]
    assert (
        said
        == {
            "sv": ["tisdag 14 mars 2017", "Tisdag 14 mars 2017", "14 mars", "9.00–12.30"],
            "en": ["Tuesday 14 March 2017", "Tuesday 14 March 2017", "14 March", "9.00–12.30"],
        }[language]
    )


def test_what_happened_late_in_utc_is_told_on_the_local_day():
    assert (spoken.clock(SUMMER_EVENING), spoken.day_plain(SUMMER_EVENING)[:2]) == ("0.05", "1 ")


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0, "0 min"), (20, "20 min"), (60, "1 h"), (95, "1 h 35 min")],
)
def test_minutes_are_said_as_hours_when_there_are_hours(amount, said):
    with translation.override("en"):
        assert spoken.minutes(amount) == said


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["Sala"], "Sala"), (["Sala", "Köping"], "Sala and Köping"), (["A", "B", "C"], "A, B and C")],
)
def test_a_list_is_said_with_and_before_the_last(items, said):
    with translation.override("en"):
        assert spoken.listed(items) == said


def rendered(source: str, **values) -> str:
    return Template(source).render(Context(values))


@pytest.mark.parametrize(
    "source",
    [
        "{% state 'warn' text %}",
        "{% notice 'stop' text %}{{ text }}{% endnotice %}",
        "{% crumbs text text %}",
        "{{ items|listed }}",
    ],
)
def test_a_tag_never_lets_markup_through(source):
    html = rendered(source, text="<b>\"'", items=["<b>", "<b>"])
    assert re.findall(r"<b>", html) == []


def test_a_filter_says_nothing_about_nothing():
    assert rendered("{{ x|day }}{{ x|clock }}{{ x|size }}{{ x|minutes }}", x=None) == ""


def test_every_icon_the_templates_name_exists(settings):
    named = {
        name
        for path in settings.TEMPLATES[0]["DIRS"][0].rglob("*.html")
        for name in re.findall(r'{% icon "([^"]+)" %}', path.read_text(encoding="utf8"))
    }
    assert named - set(ICONS) == set()


class Question(PlainForm):
    day = forms.DateField(help_text="2017-03-14")
    mode = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    note = forms.CharField(required=False)


def test_errors_stand_on_top_with_a_link_to_each_field_and_are_tied_to_it():
    with translation.override("en"):
        html = rendered("{% load crispy_forms_tags %}{% crispy form %}", form=Question({"day": "x"}))
    links = re.findall(r'<a href="#([^"]+)"', html)
    assert links == ["id_day", "id_mode"]
    assert [html.count(f'id="{link}"') for link in links] == [1, 1]
    assert re.findall(r'aria-describedby="([^"]+)"', html) == [
        "id_day_helptext id_day_error",
        "id_mode_error",
    ]
    assert re.findall(r"\((\w+)\)", html) == ["optional"]
    assert re.findall("<form|csrfmiddlewaretoken", html) == []


def test_a_form_without_errors_has_no_summary():
    html = rendered("{% load crispy_forms_tags %}{% crispy form %}", form=Question())
    assert re.findall('class="errors"', html) == []


def packed(path: str) -> int:
    """Bytes over the wire: fonts are packed already, text is gzipped."""
    content = Path(finders.find(path)).read_bytes()
    return len(content) if path.endswith("woff2") else len(gzip.compress(content))


def test_a_first_visit_is_light(client, db):
    """Ruling 26: css at most 15 kB; all in all 80 kB in 8 requests, and 8 kB a page after that."""
    response = client.get("/konto/login/")
    files = sorted(set(re.findall(r'(?:src|href)="/static/([^"]+)"', response.content.decode())))
    page = len(gzip.compress(response.content))
    assert packed("samverkan/css/samverkan.css") <= 15_000
    assert page <= 8_000
    assert len(files) + 1 <= 8
    assert page + sum(packed(path) for path in files) <= 80_000


@pytest.mark.fact("P68")
@pytest.mark.parametrize(
    "path", ["/tillganglighet/", "/personuppgifter/", "/konto/login/", "/konto/password/reset/"]
)
def test_pages_that_anyone_may_read_need_no_log_in(client, db, path):
    response = client.get(path)
    assert response.status_code == 200
    assert re.findall(r"<h1>[^<]", response.content.decode()) != []


def test_the_language_can_be_changed_before_log_in(client, db):
    client.post("/sprak/", {"language": "en"})
    assert 'lang="en"' in client.get("/konto/login/").content.decode()[:200]


def test_no_template_has_an_inline_style_or_handler(settings):
    """The content policy would stop it silently; papers and mail are not under the policy."""
    root = settings.TEMPLATES[0]["DIRS"][0]
    found = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.html")
        if path.relative_to(root).parts[0] not in {"pdf", "mail"}
        and re.search(r'\s(style|on[a-z]+)="', path.read_text(encoding="utf8"))
    ]
    assert found == []
