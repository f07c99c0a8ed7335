"""Two writers, one meeting, any order: no accepted save is lost, and every refused one comes back whole
(ruling 18).

A model of what two browsers do, over the real address: they write on items, save from the version they know,
lose an answer on the way, look at what is saved, and put together what they are shown when refused.
`bin/test --long` runs a thousand of them; a failing seed is in the test's name.
"""

import os
import random
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import ItemNote

LONG = os.environ.get("SAMVERKAN_LONG") == "1"
# So many interleavings to a test: the cast is made once for each.
AT_ONCE = 50
SEEDS = range(20) if LONG else range(1)
STEPS = 16


@dataclass
class Browser:
    """What one writer's page knows of each item: the text, and the version it was read at."""

    name: str
    client: Client
    texts: dict = field(default_factory=dict)
    versions: dict = field(default_factory=dict)
    accepted: dict = field(default_factory=dict)
    count: int = 0

    def write(self, item) -> None:
        self.count += 1
        self.texts[item.pk] = self.texts.get(item.pk, "") + f"<p>{self.name} {self.count}</p>"

    def look(self, item) -> None:
        """The screen reads what is saved, where nothing unsaved stands in the way."""
        if self.texts.get(item.pk, "") != self.accepted.get(item.pk, ""):
            return
        told = self.client.get(reverse("meetings:notes_text_now", args=[item.pk])).json()
        self.versions[item.pk], self.texts[item.pk] = told["version"], told["html"]
        self.accepted[item.pk] = told["html"]

    def save(self, item, *, is_answer_lost: bool = False) -> list[str]:
        """What went wrong, in words; a refusal is answered by putting both texts together."""
        sent = self.texts.get(item.pk, "")
        answer = self.client.post(
            reverse("meetings:notes_text", args=[item.pk]),
            {"text": sent, "format": "html", "base_version": self.versions.get(item.pk, 0)},
            headers={"Accept": "application/json"},
        )
        told = answer.json()
        if is_answer_lost:
            return []
        if answer.status_code == 200:
            self.versions[item.pk], self.accepted[item.pk] = told["version"], sent
            return []
        wrong = [] if told["mine"] == sent else [f"{self.name} sent {sent}, got back {told['mine']}"]
        mine = [row for row in paragraphs(sent) if row not in told["html"]]
        self.versions[item.pk], self.accepted[item.pk] = told["version"], told["html"]
        self.texts[item.pk] = told["html"] + "".join(mine)
        return wrong


def paragraphs(html: str) -> list[str]:
    return [f"{row}</p>" for row in html.split("</p>") if row]


def interleaved(seed: str, items, browsers) -> list[str]:
    """One run in an order of its own; what it found wrong."""
    rnd, wrong = random.Random(seed), []
    for browser in browsers:
        browser.texts, browser.versions, browser.accepted = {}, {}, {}
    for _step in range(STEPS):
        browser, item = rnd.choice(browsers), rnd.choice(items)
        what = rnd.choices(["write", "save", "lost", "look"], [4, 4, 1, 2])[0]
        if what == "write":
            browser.write(item)
        elif what == "look":
            browser.look(item)
        else:
            wrong += browser.save(item, is_answer_lost=what == "lost")
    return wrong + [row for item in items for row in missing(item, browsers)]


def missing(item, browsers) -> list[str]:
    """The paragraphs of each writer's last accepted save that the final text lacks, or has twice."""
    final = ItemNote.objects.filter(item=item).values_list("text", flat=True).first() or ""
    return [
        f"{browser.name}: {row} stands {final.count(row)} times"
        for browser in browsers
        for row in paragraphs(browser.accepted.get(item.pk, ""))
        if final.count(row) != 1
    ]


@pytest.mark.long
@pytest.mark.fact("P30")
@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_no_order_of_two_writers_loses_a_text(cast, items, minutes, seed):
    browsers = []
    for person in (cast.secretary, cast.official):
        client = Client()
        client.force_login(person)
        browsers.append(Browser(person.name, client))

    found = {}
    for number in range(AT_ONCE if LONG else 12):
        if wrong := interleaved(f"{seed}:{number}", items[:2], browsers):
            found[f"{seed}:{number}"] = wrong
        ItemNote.objects.all().delete()

    assert found == {}
