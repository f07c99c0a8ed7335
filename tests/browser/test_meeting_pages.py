"""The meeting's pages in Chromium: accessible, without a report of the content policy, and by keyboard."""

from datetime import time, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from meetings.actions import add_item, answer, approve_call, attach_document, create_meeting
from meetings.tests.meeting_room import paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TAGS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture
def meeting(cast):
    """Called, with two levels, papers and answers."""
    sign = {"by": cast.secretary, "now": timezone.now()}
    day = timezone.localdate() + timedelta(days=21)
    meeting = create_meeting(
        cast.group,
        date=day,
        start=time(9),
        end=time(12),
        place="Regionhuset, sal B",
        purpose="Följa upp planen inför nästa år.",
        **sign,
    )
    add_item(meeting, title="Mötet öppnas", kind="opening", minutes=5, **sign)
    item = add_item(
        meeting,
        title="Trygg hemgång och effektiv samverkan",
        kind="dialogue",
        description="Hur får den som skrivs ut rätt stöd första veckan?",
        presenters=[{"name": "Maria Sjödal", "organization": "Region Västmanland"}],
        **sign,
    )
    attach_document(item, file=paper("nulage.pdf"), title="Nuläge trygg hemgång", **sign)
    for title in ("Läget i kommunerna", "Nästa steg"):
        add_item(meeting, title=title, parent=item, kind="dialogue", minutes=20, **sign)
    add_item(meeting, title="Verksamhetsplan 2018", kind="decision", minutes=30, **sign)
    approve_call(meeting, by=cast.chair, now=timezone.now())
    answer(meeting, person=cast.vice_chair, answer="absent", channel="phone", **sign)
    return meeting


def faults_on(page):
    """What axe finds, what the policy has stopped, and whether the page is wider than its window."""
    found = Axe().run(page, options=TAGS).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    rules = [(rule["id"], [node["html"][:120] for node in rule["nodes"][:3]]) for rule in found]
    return {"axe": rules, "csp": page.evaluate("csp"), "sideways": max(0, wide)}


SOUND = {"axe": [], "csp": [], "sideways": 0}


def addresses(meeting, cast):
    item = meeting.items.get(title__startswith="Trygg")
    return {
        "member": ["/moten/", f"/moten/{meeting.pk}/", "/moten/?when=past"],
        "secretary": [
            f"/moten/{meeting.pk}/",
            f"/moten/{meeting.pk}/dagordning/",
            f"/moten/{meeting.pk}/andra/",
            f"/moten/ny/{cast.group.slug}/",
            f"/moten/{meeting.pk}/adjungerade/",
            f"/moten/punkt/{item.pk}/",
            f"/moten/punkt/{item.pk}/ta-bort/",
        ],
    }


@pytest.mark.parametrize(("phone", "scheme"), [(True, "light"), (False, "dark")])
def test_every_page_is_accessible(cast, meeting, logged_in, phone, scheme):
    found = {}
    for who, paths in addresses(meeting, cast).items():
        page = logged_in(getattr(cast, who), phone=phone, color_scheme=scheme)
        for path in paths:
            status = page.goto(path).status
            page.evaluate("for (const fold of document.querySelectorAll('.fold')) fold.open = true")
            found[who, path] = faults_on(page) | {"status": status}

    assert {where: faults for where, faults in found.items() if faults != SOUND | {"status": 200}} == {}


def test_errors_are_accessible_too(cast, meeting, logged_in):
    page = logged_in(cast.secretary, phone=True)
    page.goto(f"/moten/ny/{cast.group.slug}/")
    page.get_by_label("Vilken dag").fill("3/6")
    page.get_by_role("button", name="Planera mötet").click()

    assert page.locator(".errors").inner_text().count("saknar årtal") == 1
    assert faults_on(page) == SOUND


def test_an_item_is_moved_by_keyboard_and_the_focus_follows_it(cast, meeting, logged_in):
    page, item = logged_in(cast.secretary), meeting.items.get(title="Verksamhetsplan 2018")
    page.goto(f"/moten/{meeting.pk}/dagordning/")
    page.locator(f"#up-{item.pk}").focus()

    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("är nu rad 2 av 5").wait_for(state="attached")

    assert page.evaluate("document.activeElement.id") == f"up-{item.pk}"
    page.keyboard.press("Alt+ArrowUp")
    page.get_by_role("status").get_by_text("är nu rad 1 av 5").wait_for(state="attached")
    assert page.evaluate("document.activeElement.id") == f"up-{item.pk}"
    assert page.evaluate("csp") == []


def test_the_day_is_weighed_while_one_writes(cast, meeting, logged_in):
    page = logged_in(cast.secretary)
    page.goto(f"/moten/ny/{cast.group.slug}/")

    page.get_by_label("Vilken dag").fill(f"{timezone.localdate().year + 1}-01-06")
    page.keyboard.press("Tab")

    page.locator("#weighing").get_by_text("trettondedag").wait_for()
    assert faults_on(page) == SOUND
