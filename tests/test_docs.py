"""What the docs say about settings, rules and each other is so."""

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

from samverkan.lib import retention

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def test_every_setting_has_a_row():
    settings = (ROOT / "samverkan" / "settings.py").read_text(encoding="utf-8")
    table = [line for line in (DOCS / "operating.md").read_text(encoding="utf-8").splitlines() if "|" in line]
    read = set(re.findall(r'\benv\.\w+\(\s*"([A-Z0-9_]+)"', settings))
    told = {name for line in table for name in re.findall(r"`([A-Z][A-Z0-9_]+)`", line.split("|")[1])}

    assert read == told


def test_every_retention_rule_has_a_row_that_says_the_same():
    rules = retention.read(retention.TABLE.read_text(encoding="utf-8")).rules.values()
    lines = (DOCS / "privacy.md").read_text(encoding="utf-8").splitlines()
    table = lines[lines.index("| Rule | Months | Counted from | Then |") + 2 :]

    assert sorted(line for line in table if line.startswith("| `")) == sorted(
        f"| `{rule.name}` | {'–' if rule.months is None else rule.months} | {rule.after} | {rule.then} |"
        for rule in rules
    )


def test_every_address_with_a_token_is_named_for_the_log_of_a_proxy():
    """Whoever reads such an address in a log may open it."""

    def addresses(resolver, before):
        for one in resolver.url_patterns:
            address = before + str(one.pattern)
            yield from [address] if isinstance(one, URLPattern) else addresses(one, address)

    text = (DOCS / "operating.md").read_text(encoding="utf-8")
    section = text.partition("## Logs and personal data")[2].partition("\n## ")[0]
    found = [one for one in addresses(get_resolver(), "") if "<str:token>" in one]
    held = {"/" + one.partition("<str:token>")[0] for one in found}

    assert set(re.findall(r"`(/[\w/-]+/)`", section)) == held


def test_links_between_the_docs_lead_somewhere():
    dead = [
        f"{path.name}: {target}"
        for path in [*DOCS.glob("*.md"), *ROOT.glob("*.md")]
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]

    assert dead == []
