"""An empty field says which one it is, in the summary too."""

from django import forms

from samverkan.lib.forms import PlainForm


class Sample(PlainForm):
    name = forms.CharField(label="Namn")
    kind = forms.ChoiceField(label="Slag", choices=[("a", "A")])
    file = forms.FileField(label="Fil")
    own = forms.CharField(label="Eget", error_messages={"required": "Skriv något eget."})
    free = forms.CharField(label="Fritt", required=False)


def test_an_empty_field_is_named():
    form = Sample({})
    assert {name: list(texts) for name, texts in form.errors.items()} == {
        "name": ["Fyll i fältet Namn."],
        "kind": ["Välj något under Slag."],
        "file": ["Välj en fil under Fil."],
        "own": ["Skriv något eget."],
    }


def test_a_field_that_is_asked_for_later_is_named_too():
    form = Sample({"name": "x"})
    form.ask("day", forms.DateField(label="Dag"))
    assert list(form.errors["day"]) == ["Fyll i fältet Dag."]
