"""Every field that may say something about a person has a rule for how long it is kept."""

import pytest
from django.core import checks
from django.db import models
from django.test.utils import isolate_apps

from groups.models import Person
from samverkan.checks import personal_data_has_a_retention_rule
from samverkan.lib.retention import TABLE, Rule, faults, fields_to_list, read

WRITTEN = """
[rules.person]
months = 24
after = "the last appointment"
then = "pseudonymise"
[rules.mail]
after = "the mail was sent"
then = "delete"
[fields."app.Letter"]
body = "person: what it says"
sender = "persn: who wrote it"
not_personal = ["kind", "gone"]
[elsewhere]
"other.Log" = "person: who did what"
"""


@pytest.mark.fact("P72")
def test_every_field_of_ours_has_a_line():
    assert personal_data_has_a_retention_rule(None) == []


def test_the_check_runs_before_deployment_only():
    assert personal_data_has_a_retention_rule in checks.registry.registry.deployment_checks
    assert personal_data_has_a_retention_rule not in checks.registry.registry.registered_checks


def test_a_line_is_a_rule_and_a_reason():
    retention = read(WRITTEN)

    assert retention.rules["person"] == Rule("person", "the last appointment", "pseudonymise", 24)
    assert retention.personal == {"app.Letter.body": "person", "app.Letter.sender": "persn"}
    assert retention.not_personal == {"app.Letter.kind", "app.Letter.gone"}
    assert retention.elsewhere == {"other.Log": "person"}


def test_what_is_missing_or_wrong_is_named():
    needed = {f"app.Letter.{name}" for name in ("body", "sender", "kind", "phone")}

    assert list(
        faults(read(WRITTEN), needed, others={"other.Log", "other.Visit"}, known={"other.Visit"})
    ) == [
        "app.Letter.phone has no line",
        "app.Letter.gone has a line, but there is no such field",
        "other.Visit refers to a person and has no line",
        "other.Log has a line, but there is no such model",
        "app.Letter.sender names an unknown rule",
        "The rule mail is used nowhere",
        "The rule mail does not say what happens when",
    ]


@isolate_apps()
def test_texts_files_and_people_need_a_line_and_nothing_else_does():
    class Letter(models.Model):
        body = models.TextField()
        scan = models.FileField()
        facts = models.JSONField()
        address = models.EmailField()
        sender = models.ForeignKey(Person, models.PROTECT, related_name="+")
        readers = models.ManyToManyField(Person, related_name="+")
        answers = models.ForeignKey("self", models.PROTECT)
        pages = models.IntegerField()
        sent_at = models.DateTimeField()
        is_read = models.BooleanField()

        class Meta:
            app_label = "unregistered"

        def __str__(self):
            return self.body

    assert fields_to_list(Letter, Person) == {
        f"unregistered.Letter.{name}" for name in ("body", "scan", "facts", "address", "sender", "readers")
    }


def test_every_reason_is_said():
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if '= "' in line and ":" in line]

    assert [line for line in lines if not line.partition(": ")[2].strip('" ')] == []
