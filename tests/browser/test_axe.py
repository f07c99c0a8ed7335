"""Every page as people meet it: no fault found by axe, no report of the content policy, no error in the
console, and no sideways scrolling, at 360 and 1280 px, light and dark (ruling 30).

The normal run shows each page to one role that may see it and asks at 1280 px only what the width may
change, and that in the dark (ruling 27); `--long` asks everything of all of them.
"""

import os
import re
from pathlib import Path

import axe_playwright_python
import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.addresses import OK, ROWS, build
from tests.browser.conftest import DESK, PHONE, WATCH, Faults, session_cookie
from tests.house import ROLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = os.environ.get("SAMVERKAN_LONG") == "1"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Colours fade when the scheme changes: they are looked at when they have arrived.
RUN = """([only, tags]) => {
  document.getAnimations().forEach(fading => fading.finish());
  return axe.run(document, {runOnly: only ?? tags, preload: false, resultTypes: ["violations"]})
    .then(found => found.violations.flatMap(rule => rule.nodes.map(
      node => `${rule.id}: ${node.html.slice(0, 160)} ${node.target}`))) }"""
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3).map(one => one.outerHTML.slice(0, 120)) : []"""
SEND_EMPTY = """form => {
  for (const field of form.querySelectorAll("input, textarea, select"))
    if (!["hidden", "checkbox", "radio", "submit", "file"].includes(field.type)) field.value = "";
  HTMLFormElement.prototype.submit.call(form) }"""
FORM = re.compile(r'<form(?=[^>]*\smethod="post")(?=[^>]*\sclass="(?:[^"]*\s)?form[\s"])')
# Files, not pages.
NO_PAGES = {
    "public:follow_up_pdf",
    *("evaluations:report_pdf", "evaluations:report_docx", "public:evaluation_pdf"),
    "evaluations:report_group_docx",
    *("surveys:csv", "surveys:json"),
    "follow_up:docx",
    "follow_up:pdf",
    *("groups:file", "groups:member_file_list", "groups:composition_file", "healthz"),
    *("meetings:document", "meetings:calendar", "meetings:call_pdf", "meetings:notes_pdf"),
    *("organizations:notes_list", "organizations:paper", "organizations:attendance"),
    *("organizations:notes_list_by_link", "organizations:paper_by_link", "organizations:attendance_by_link"),
    *("meetings:notes_text_now", "meetings:notes_writers", "meetings:presentation_now"),
    *("anchoring:docx", "anchoring:docx_by_link"),
    *("home_decisions:csv", "home_decisions:organization_csv"),
    *("meetings:openings_file", "meetings:archive_file", "issues:csv", "issue:csv", "decisions:csv"),
    *("ranking:csv", "viewpoints:csv", "assignments:csv"),
    *("meetings:notes_metadata", "public:structure_feed", "public:group_feed", "public:notes_pdf"),
    *("public:issue_feed", "public:issues_feed"),
    "public:plan_pdf",
    *("nomination_answers:letter", "nomination_answers:attachment", "nomination_answers:minutes"),
    *("nominations:attachment", "nominations:export", "nominations:letter_pdf", "nominations:minutes"),
    *("groups:vcard_all", "groups:vcard_one"),
    *("calendars:person_feed", "calendars:group_feed"),
    *("structure:governing_file", "structure:logo", "registers:whole", "registers:one"),
    *("indicators:csv", "public:key_figure_csv", "public:key_figure_json"),
    *("funding:csv", "projects:csv", "handover:csv", "recommendations:csv", "recommendations:source"),
    *("numbers:group_file", "numbers:structure_file", "numbers:organization_file", "numbers:fees_file"),
}
# The same address with another meeting, or other things to show.
FURTHER = {
    "draft of a nomination": (
        "secretary",
        lambda house: reverse("nominations:request", args=[house.more["nomination_draft"].pk]),
    ),
    "called by the chair": ("chair", lambda house: reverse("meetings:call", args=[house.called.pk])),
    "waiting call": ("chair", lambda house: reverse("meetings:call", args=[house.waiting.pk])),
    "planned meeting": ("chair", lambda house: reverse("meetings:meeting", args=[house.planned.pk])),
    "meeting as member": ("member", lambda house: reverse("meetings:meeting", args=[house.called.pk])),
    "cancelled meeting": ("member", lambda house: reverse("meetings:meeting", args=[house.cancelled.pk])),
    "held meeting": ("member", lambda house: reverse("meetings:meeting", args=[house.approved.pk])),
    "past meetings": ("member", lambda house: reverse("meetings:list") + "?when=past"),
    "change of a called meeting": (
        "secretary",
        lambda house: reverse("meetings:change", args=[house.called.pk]),
    ),
    "notes to begin": ("secretary", lambda house: reverse("meetings:notes_write", args=[house.unwritten.pk])),
    "closed notes": ("secretary", lambda house: reverse("meetings:notes_write", args=[house.circulated.pk])),
    "draft read": ("secretary", lambda house: reverse("meetings:notes", args=[house.drafted.pk])),
    "approved notes": ("member", lambda house: reverse("meetings:notes", args=[house.approved.pk])),
    "course of a draft": (
        "secretary",
        lambda house: reverse("meetings:notes_approve", args=[house.drafted.pk]),
    ),
    "course of approved": (
        "secretary",
        lambda house: reverse("meetings:notes_approve", args=[house.approved.pk]),
    ),
    "start of a member": ("member", lambda house: "/"),
    "start of the chair": ("chair", lambda house: "/"),
    "group as member": ("member", lambda house: reverse("groups:group", args=["aldre"])),
    "group before it begins": ("administrator", lambda house: reverse("groups:group", args=["barn-unga"])),
    "not yours": ("member", lambda house: reverse("groups:rules", args=["aldre"])),
    "not there": ("member", lambda house: "/moten/999999/"),
    "dead link": ("", lambda house: "/moten/s/finns-inte/kommer/"),
    "dead survey link": ("", lambda house: "/enkat/finns-inte/"),
    "log in": ("", lambda house: reverse("account_login")),
    "ask for a code": ("", lambda house: reverse("account_request_login_code")),
    "forgotten password": ("", lambda house: reverse("account_reset_password")),
    "change password": ("member", lambda house: reverse("account_change_password")),
    "log out": ("member", lambda house: reverse("account_logout")),
}


def seen_by(name: str) -> list[str]:
    """Who looks at the page: the least powerful who may, or with --long all who may."""
    who = [
        role
        for role in ("member", "chair", "secretary", "administrator", *ROLES)
        if ROWS[name].sees[role] == OK
    ]
    return list(dict.fromkeys(who)) if LONG else who[:1]


PAGES = [
    (name, role)
    for name, row in ROWS.items()
    if row.method == "get" and name not in NO_PAGES
    for role in seen_by(name)
]


@pytest.fixture(scope="module")
def house(empty_database, served):
    return build(timezone.now())


@pytest.fixture
def _django_db_helper(house):
    """Instead of pytest-django's, which would empty the database after each test: the house stands for all of
    them."""


@pytest.fixture(scope="module")
def looker(browser, house, served):
    """`looker(role)`: one page and its faults per role, kept for the module."""
    opened = {}

    def look(role: str):
        if role not in opened:
            context = browser.new_context(
                base_url=served, viewport=DESK, locale="sv-SE", timezone_id="Europe/Stockholm"
            )
            context.add_init_script(WATCH)
            if role:
                context.add_cookies([session_cookie(house.person(role), served)])
            page, faults = context.new_page(), Faults()
            faults.watch(page)
            opened[role] = page, faults
        page, faults = opened[role]
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(DESK)
        faults.clear()
        return page, faults

    yield look
    for page, _faults in opened.values():
        page.context.close()


# (width, scheme, the only rules). The scheme changes colours, the width the layout: what a page says and how
# it is built is the same, and is read once, on a phone. What a wide screen changes is read in the dark, and
# in the light too where the meetings' states and the door are looked at: the frame is the same on all pages.
# `--long` asks everything everywhere.
COLOURS, LAYOUT = ["color-contrast"], ["color-contrast", "target-size", "scrollable-region-focusable"]
IN_FULL = [
    ("360", "light", None),
    ("1280", "light", None if LONG else LAYOUT),
    ("1280", "dark", COLOURS),
    *([("360", "dark", COLOURS)] if LONG else []),
]
IN_SHORT = IN_FULL if LONG else [IN_FULL[0], ("1280", "dark", LAYOUT)]


def faults_of(page, faults: Faults, looks=IN_FULL) -> list[str]:
    """Of each look, then what the page itself has reported."""
    page.evaluate(AXE)
    found, measured = [], set()
    for width, scheme, only in looks:
        page.set_viewport_size({"1280": DESK, "360": PHONE}[width])
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme} {fault}" for fault in page.evaluate(RUN, [only, TAGS])]
        if width not in measured:
            found += [f"{width} too wide: {part}" for part in page.evaluate(TOO_WIDE)]
            measured.add(width)
    return found + [f"policy: {report}" for report in page.evaluate("csp")] + faults


@pytest.mark.fact("P68", "P69")
@pytest.mark.parametrize(("name", "role"), PAGES)
def test_a_page_has_no_fault(name, role, house, looker):
    page, faults = looker(role)
    response = page.goto(reverse(name, args=ROWS[name].args(house)))
    assert (response.status, faults_of(page, faults, IN_SHORT)) == (OK, [])


@pytest.mark.parametrize("what", FURTHER)
def test_a_page_in_another_state_has_no_fault(what, house, looker):
    role, address = FURTHER[what]
    page, faults = looker(role)
    page.goto(address(house))
    refused = [fault for fault in faults if "Failed to load resource" not in fault]
    faults[:] = refused
    assert faults_of(page, faults) == []


WITH_FORMS = [
    (name, role)
    for name, role in PAGES
    if name not in {"start", "healthz", "style", "groups:list", "meetings:list"}
]


@pytest.fixture(scope="module")
def holds_a_form(house):
    """`holds_a_form(address, role)`, asked without a browser, which takes ten times longer to say no."""
    clients: dict[str, Client] = {}

    def ask(address: str, role: str) -> bool:
        if role not in clients:
            clients[role] = Client()
            clients[role].force_login(house.person(role))
        return bool(FORM.search(clients[role].get(address).content.decode().partition("<main")[2]))

    return ask


@pytest.mark.parametrize(("name", "role"), WITH_FORMS)
def test_a_form_sent_empty_says_so_without_a_fault(name, role, house, looker, holds_a_form):
    address = reverse(name, args=ROWS[name].args(house))
    if not holds_a_form(address, role):
        pytest.skip("the page has no form")
    page, faults = looker(role)
    page.goto(address)
    form = page.locator("main form.form[method=post]").first
    with page.expect_navigation():
        form.evaluate(SEND_EMPTY)
    faults[:] = [fault for fault in faults if "Failed to load resource" not in fault]
    assert faults_of(page, faults, IN_SHORT) == []


REGISTERS = [f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry]
# Of stock admin, what our templates and styles cannot reach; docs/accessibility.md says the same.
CANNOT_BE_MENDED: set[str] = set()


@pytest.mark.parametrize("page_name", ["index", *[f"{register}_changelist" for register in REGISTERS]])
def test_a_page_of_the_admin_has_no_fault(page_name, house, looker):
    page, faults = looker("administrator")
    page.goto(reverse(f"admin:{page_name}"))
    found = faults_of(page, faults, IN_SHORT)
    assert [fault for fault in found if fault.split(":")[0].split()[-1] not in CANNOT_BE_MENDED] == []


@pytest.mark.parametrize("register", ["groups_person", "groups_group", "groups_delivery"])
def test_a_row_of_the_admin_and_its_history_have_no_fault(register, house, looker):
    page, faults = looker("administrator")
    page.goto(reverse(f"admin:{register}_changelist"))
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()
    found = faults_of(page, faults)
    if (history := page.get_by_role("link", name="Historik")).count():
        with page.expect_navigation():
            history.first.click()
        found += faults_of(page, faults)
    assert found == []
