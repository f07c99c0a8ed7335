"""Tags and filters of the templates: words for days and times, marks, icons, notices, breadcrumbs.

They decide nothing. Registered as builtins in settings, so no `{% load %}` is needed. Plain string building:
these run once a row on long pages.
"""

import json
import re
from pathlib import Path
from secrets import token_urlsafe

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from samverkan.lib import spoken

register = template.Library()

# Bootstrap Icons 1.13 (MIT), the inner part of each 16 × 16 drawing.
ICONS = json.loads((Path(__file__).parent / "icons.json").read_text(encoding="utf8"))
SVG = (
    '<svg class="{}" width="16" height="16" viewBox="0 0 16 16" fill="currentColor"'
    ' aria-hidden="true">{}</svg>'
)

# Shape and colour together; the colour never stands alone, and neither does the shape: a word goes with it.
DISC = '<circle cx="8" cy="8" r="6"/>'
RING = '<circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width="1.6"/>'
HALF = '<path d="M8 2a6 6 0 0 0 0 12z"/>' + RING
TRIANGLE = '<path d="M8 1.6 15.2 14H.8z"/>'
STYLED = re.compile(r'<(ins|del|span) style="[^"]*">')
MARKS = {
    kind: mark_safe(SVG.format(f"mark mark-{kind}", shape))
    for kind, shape in {
        "ok": DISC,
        "on": DISC,
        "partly": HALF,
        "empty": RING,
        "warn": TRIANGLE,
        "stop": TRIANGLE,
        "info": DISC,
    }.items()
}
DRAWN = {name: mark_safe(SVG.format("icon", inner)) for name, inner in ICONS.items()}


def _spoken(function):
    """A filter that says nothing about an empty value, so that templates need no `if` around each."""

    def say(value):
        return "" if value is None or value == "" else function(value)

    register.filter(function.__name__, say, is_safe=True)


for _function in (
    spoken.day,
    spoken.day_capital,
    spoken.day_plain,
    spoken.day_short,
    spoken.clock,
    spoken.moment,
    spoken.minutes,
    spoken.size,
):
    _spoken(_function)


@register.filter
def listed(items):
    """`Köping, Sala och Fagersta`; escaped by the template as any text."""
    return spoken.listed(items)


@register.filter
def iso(value):
    """`2017-03-14`, for tables and `datetime` attributes."""
    return "" if not value else value.isoformat()


@register.simple_tag
def when(day, start=None, end=None, last=None):
    """`tisdag 14 mars 2017 kl. 9.00–12.00`; with `last` the days it goes on over. What is put off has no day
    yet."""
    return spoken.when(day, start, end, last) if day else gettext("no day yet")


@register.simple_tag
def hours(start, end=None):
    """`9.00–12.00`."""
    return spoken.hours(start, end)


@register.simple_tag
def icon(name):
    """A decorative drawing, hidden from screen readers: there is always a word beside it."""
    return DRAWN[name]


@register.simple_tag
def mark(kind):
    """The shape alone (ok ●, on ●, partly ◐, empty ○, warn ▲, stop ▲); a word must stand beside it."""
    return MARKS[kind]


@register.simple_tag
def state(kind, word):
    """A state: shape and word."""
    return mark_safe(f'<span class="state state-{kind}">{MARKS[kind]} {conditional_escape(word)}</span>')


@register.simple_block_tag(end_name="endnotice")
def notice(content, kind, title=""):
    """A notice in the flow of the page: kind ok, warn, stop or info, a title in bold, and its text."""
    head = f'<p class="notice-title">{MARKS[kind]} {conditional_escape(title)}</p>' if title else ""
    return mark_safe(f'<div class="notice notice-{kind}">{head}{content}</div>')


@register.simple_block_tag(end_name="endmore")
def more(content, word="", one_of=""):
    """The list of second actions behind “Mer”; the content is `<li>`s. Of those that are `one_of` the same,
    at most one is open."""
    word = conditional_escape(word or gettext("More"))
    name = f' name="{conditional_escape(one_of)}"' if one_of else ""
    summary = f"<summary>{word}{DRAWN['down-small']}</summary>"
    return mark_safe(f'<details class="more"{name}>{summary}<ul>{content}</ul></details>')


@register.simple_tag
def crumbs(*pairs):
    """Where the page lies, from label and address in turn; at most two levels."""
    links = "".join(
        f'<li><a href="{conditional_escape(address)}">{conditional_escape(label)}</a></li>'
        for label, address in zip(pairs[::2], pairs[1::2], strict=True)
    )
    name = conditional_escape(gettext("You are here"))
    return mark_safe(f'<nav class="crumbs" aria-label="{name}"><ol>{links}</ol></nav>')


@register.simple_tag
def once():
    """In a form that makes something: the mark by which a view under `made_once` knows a second press."""
    return mark_safe(f'<input type="hidden" name="once" value="{token_urlsafe(12)}">')


@register.filter
def tone(message):
    """The notice kind of a django message: info, ok, warn or stop."""
    return {"success": "ok", "warning": "warn", "error": "stop"}.get(message.level_tag, "info")


@register.filter
def unhinted(form):
    """The form without placeholders: allauth repeats each label as one, gone when one starts to write."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.filter
def unstyled(difference):
    """Import-export’s marked difference (safe html) without the style attributes that our policy stops."""
    return mark_safe(STYLED.sub(r"<\1>", difference))
