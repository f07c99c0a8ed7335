"""The half page for a home board's standing item: what, why, what is proposed, what is asked, by when; as
text to copy, as Word and as PDF on the structure's letterhead (S002-07, S002-13, peers.md "none has" 5)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.tasks import task
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead, letterhead, logo_files
from groups.models import GroupName
from groups.prints import keep, name_in_storage
from issues.models import Anchoring, HomeBrief
from samverkan.lib import pdf
from samverkan.lib.dated import latest_by_day
from samverkan.lib.docx import HEADING, SMALL, TITLE, Paragraph, docx
from samverkan.lib.spoken import day

LANGUAGE = "sv"


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """What one organisation is given. `group` is empty for an issue without a home."""

    template: ClassVar[str] = "pdf/home_page.html"

    letterhead: Letterhead
    organization: str
    group: str = ""
    number: str
    title: str
    what: str
    why: str = ""
    proposal: str = ""
    asked: str
    due_on: date
    language: str = LANGUAGE

    @property
    def sections(self) -> list[tuple[str, str]]:
        """(heading, text) of what is said, in the order it is read."""
        found = [
            (_("What it is about"), self.what),
            (_("Why"), self.why),
            (_("What is proposed"), self.proposal),
            (_("What is asked of us"), self.asked),
        ]
        return [(heading, text) for heading, text in found if text]

    @property
    def source(self) -> str:
        """ "Samverkansgrupp äldre · fråga 2017:3 · tas upp senast tisdag 4 april 2017"."""
        words = [self.group, _("issue %(number)s") % {"number": self.number}, self.by_when]
        return " · ".join(word for word in words if word)

    @property
    def by_when(self) -> str:
        return _("to be taken up by %(day)s") % {"day": day(self.due_on)}

    def file_name(self, ending: str) -> str:
        return f"{slugify(self.title)[:60]}-{slugify(self.organization)}.{ending}"


def home_page_of(anchoring: Anchoring, today: date) -> HomePage:
    """Of an anchoring with its organisation and its issue's structure read; two queries. Without a half page
    written, the issue's own words stand in."""
    with translation.override(LANGUAGE):
        issue = anchoring.issue
        brief = HomeBrief.objects.filter(issue=issue).first() or HomeBrief(
            what=issue.description or issue.title,
            asked=_("Take the question up at home, and say what was said."),
        )
        names = GroupName.objects.filter(group=issue.home_group_id) if issue.home_group_id else []
        name = latest_by_day(names, today)
        return HomePage(
            letterhead=letterhead(issue.structure, issue.reference),
            organization=anchoring.organization.name_on(today),
            group=name.name if name else "",
            number=f"{issue.year}:{issue.number}",
            title=issue.title,
            what=brief.what,
            why=brief.why,
            proposal=brief.proposal,
            asked=brief.asked,
            due_on=anchoring.due_on,
        )


def text_of(page: HomePage) -> str:
    """To paste into a summons or a mail."""
    with translation.override(page.language):
        parts = [f"{page.title}\n{page.organization}\n{page.source}"]
        parts += [f"{heading}\n{text}" for heading, text in page.sections]
    return "\n\n".join(parts)


def docx_of(page: HomePage) -> bytes:
    with translation.override(page.language):
        head = page.letterhead
        lines = [" · ".join(word for word in (head.sender_name, head.registry_number) if word)]
        small = [Paragraph(line, SMALL) for line in lines if line]
        top = [Paragraph(page.title, TITLE), Paragraph(f"{page.organization}\n{page.source}", SMALL)]
        text = [
            Paragraph(words, style)
            for heading, said in page.sections
            for words, style in [(heading, HEADING), *((one, "Normal") for one in _paragraphs(said))]
        ]
    return docx(page.title, [*small, *top, *text], author=head.sender_name)


def pdf_of(page: HomePage) -> bytes:
    """PDF/A-3a and PDF/UA-1."""
    with translation.override(page.language):
        context = {
            "document": page,
            "heading": page.title,
            "source": page.source,
            "sections": [(heading, _paragraphs(text)) for heading, text in page.sections],
        }
    title = f"{page.title} – {page.organization}"
    images = logo_files(page.letterhead.logos)
    return pdf.render(page.template, context, title=title, language=page.language, images=images)


def _paragraphs(text: str) -> list[str]:
    """Parts with an empty line between them."""
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


@task()
def make_home_page(anchoring: int, today: str) -> None:
    """In the worker; `today` is an ISO day."""
    rows = Anchoring.objects.select_related("issue__structure", "organization")
    if row := rows.filter(pk=anchoring).first():
        page = home_page_of(row, date.fromisoformat(today))
        keep(name_in_storage(page), pdf_of(page))
