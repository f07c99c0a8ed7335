"""The pages that are measured over HTTP, each in rounds together with the reference page."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import count
from urllib.parse import urlencode

from bench.server import Ask, Server, Visit

# `bare_plan` prints every reading of the plan of `plan_page`, and nothing more.
REFERENCE, NOTHING, BARE_PLAN = "reference", "nothing", "bare_plan"
# Asset in a page's head: what a browser fetches before it shows anything.
ASSET = re.compile(rb'<(?:link|script)[^>]+(?:href|src)="(/static/[^"]+)"')


def visits(server: Server, facts: dict) -> list[Visit]:
    member, secretary = facts["member"], facts["secretary"]
    combined, combined_secretary = facts["combined"]
    pages = {
        NOTHING: Ask("/bench/nothing/"),
        REFERENCE: Ask(f"/bench/reference/{facts['called']}/", member),
        "start": Ask("/", member),
        "meeting_list": Ask("/moten/?when=past", member),
        "group_page": Ask(f"/grupper/{facts['group']}/", member),
        "meeting_page": Ask(f"/moten/{facts['called']}/", member),
        "meeting_page_held": Ask(f"/moten/{facts['held']}/", member),
        "notes_screen": Ask(f"/moten/{facts['draft']}/anteckningar/skriv/", secretary),
        "notes_news": Ask(f"/moten/{facts['draft']}/anteckningar/skriver/", secretary),
        "agenda_builder": Ask(f"/moten/{facts['planned']}/dagordning/", secretary),
        "numbers_page": Ask(f"/statistik/grupp/{facts['group']}/", secretary),
        BARE_PLAN: Ask(f"/bench/plan/{facts['plan']}/", member),
        "plan_page": Ask(f"/planer/{facts['plan']}/", member),
        "plan_page_public": Ask(f"/oppet/planer/{facts['plan']}/"),
        "follow_up_page": Ask(f"/uppfoljning/{facts['follow_up']}/", secretary),
        "follow_up_combined": Ask(f"/uppfoljning/{combined}/", combined_secretary),
        "key_figure_csv": Ask(f"/oppet/nyckeltal/{facts['group']}/matt-0.csv"),
        "search": Ask("/sok/?q=kommun", member),
        "survey_results": Ask(f"/enkater/{facts['survey_told']}/resultat/", member),
    }
    found = [Visit(name, server, lambda ask=ask: ask) for name, ask in pages.items()]
    found.append(Visit("save_note", server, note_saves(server, facts["item"], secretary)))
    return found


def note_saves(server: Server, item: int, session: str) -> Callable[[], Ask]:
    """Each save follows the one before, as when somebody writes; one process saves at a time."""
    now = server.answer(Ask(f"/moten/punkt/{item}/anteckning/nu/", session, accept="application/json"))
    version = count(json.loads(now.content)["version"])

    def ask() -> Ask:
        number = next(version)
        text = f"<p>Gruppen gick igenom läget för {number}:e gången.</p>" * 6
        form = urlencode({"text": text, "format": "html", "base_version": number})
        return Ask(f"/moten/punkt/{item}/anteckning/", session, form, accept="application/json")

    return ask


def link_answers(server: Server, tokens: list[str]) -> Visit:
    """A first answer by the link in the mail: each link once."""
    left = iter(tokens)
    return Visit("answer_link", server, lambda: Ask(f"/moten/s/{next(left)}/kommer/", form=""), times=2)


def hand_ins(server: Server, forms: list[list[str]]) -> Visit:
    """Thirty answers by the link in the mail: each link once."""
    left = iter(forms)

    def ask() -> Ask:
        token, form = next(left)
        return Ask(f"/enkat/{token}/", form=form, status=302)

    return Visit("survey_hand_in", server, ask, times=2)


def calls_sent(server: Server, planned: Iterator[tuple[int, str]]) -> Visit:
    """The chair presses the button: 28 mails in the queue, the paper left to the worker."""

    def ask() -> Ask:
        meeting, session = next(planned)
        return Ask(f"/moten/{meeting}/kallelse/", session, form="message=", status=302)

    return Visit("send_call", server, ask, times=1)


def weight(server: Server, page: Ask) -> tuple[int, int, int]:
    """Bytes and requests of a first visit, and bytes of a later one: what is dated by its name is kept for
    good."""
    first = server.answer(page)
    assets = sorted({path.decode() for path in ASSET.findall(first.content)})
    fetched = [server.answer(Ask(path)) for path in assets]
    later = sum(
        len(answer.body) for answer in fetched if "immutable" not in answer.headers.get("cache-control", "")
    )
    return (
        len(first.body) + sum(len(answer.body) for answer in fetched),
        1 + len(fetched),
        len(first.body) + later,
    )
