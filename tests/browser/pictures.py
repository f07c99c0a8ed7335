"""The README's pictures, taken of the demo by `bin/screenshots`; not a test, and nothing else collects it."""

from pathlib import Path
from subprocess import run
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page

from evaluations.models import Survey
from groups.models import Group, Person
from meetings.models import Call, Minutes
from plans.follow_up_paper import make
from plans.models import ActivityPlan, FollowUpPaper
from samverkan.demo.evaluations_surveys import link_to_answer
from samverkan.demo.loading import load_demo

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = Path(__file__).parents[2] / "docs" / "images"
# Of the follow-up: its first page, and the one with a chart for each organisation.
SHOWN_PAGES = (1, 3)


def test_take_the_pictures(logged_in, browser_of, tmp_path):
    """Two of a meeting that is called; then its group's wheel, agenda builder, notes, numbers, plan and
    follow-up; and a survey, as it is answered and what one came to."""
    load_demo(timezone.now())
    FOLDER.mkdir(exist_ok=True)
    group, today = Group.objects.get(slug="aldre"), timezone.localdate()
    call = Call.objects.filter(meeting__group=group, meeting__date__gte=today, state="sent").first()
    seats = call.recipients.filter(capacity="member", mode="called", person__email__isnull=False)
    member = seats.exclude(person__responses__meeting=call.meeting).first() or seats.first()
    phone = logged_in(member.person, phone=True, device_scale_factor=2)
    phone.goto("/")
    phone.screenshot(path=FOLDER / "start.png")

    plan = ActivityPlan.objects.get(group=group, state="adopted")
    laptop = logged_in(_secretary(group))
    for name, address in {
        "meeting": f"/moten/{call.meeting_id}/",
        "wheel": f"/arshjul/grupp/aldre/{today.year}/",
        "agenda": f"/moten/{call.meeting_id}/dagordning/",
        "attendance": "/statistik/grupp/aldre/",
        "plan": f"/planer/{plan.pk}/#mal",
    }.items():
        _take(laptop, name, address)
    in_writing = Minutes.objects.filter(state="draft").select_related("meeting__group").first().meeting
    item = in_writing.items.order_by("position")[2].pk
    other = logged_in(_secretary(in_writing.group))
    _take(other, "notes", f"/moten/{in_writing.pk}/anteckningar/skriv/?punkt={item}")
    _survey(browser_of(phone=True, device_scale_factor=2).new_page(), laptop)
    _two_pages(tmp_path)


def _survey(phone: Page, laptop: Page) -> None:
    """Answered without logging in; and the result that its groups read."""
    phone.goto(urlsplit(link_to_answer()).path)
    phone.screenshot(path=FOLDER / "survey.png")
    told = Survey.objects.get(state="reported")
    _take(laptop, "result", f"/enkater/{told.pk}/resultat/#avsnitt-2")


def _two_pages(folder: Path) -> None:
    """Of the paper that everybody may read of the first term's last year, beside each other."""
    paper = FollowUpPaper.objects.filter(follow_up__year=2018).latest("pk")
    make(paper.pk)
    paper.refresh_from_db()
    run(["pdftoppm", "-r", "80", "-png", paper.file.path, folder / "page"], check=True)
    pages = [Image.open(next(folder.glob(f"page-*{number}.png"))) for number in SHOWN_PAGES]
    both = Image.new("RGB", (sum(page.width for page in pages), pages[0].height))
    for number, page in enumerate(pages):
        both.paste(page, (number * page.width, 0))
    both.save(FOLDER / "follow-up.png", optimize=True)


def _secretary(group: Group) -> Person:
    return group.roles.filter(kind="secretary").first().person


def _take(laptop: Page, name: str, address: str) -> None:
    laptop.goto(address)
    laptop.screenshot(path=FOLDER / f"{name}.png")
