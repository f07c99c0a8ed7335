"""The form field for the board's minutes: several files, each weighed by itself."""

from django import forms

from groups.actions.nomination_answers import checked_minutes
from samverkan.lib.refusal import Refused


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class MinutesField(forms.FileField):
    """Files of which each is checked by itself: `good` are those that may be kept, also where others may
    not."""

    widget = SeveralFiles
    good: list

    def clean(self, data, initial=None) -> list:
        self.good, faults = [], []
        for file in data if isinstance(data, list | tuple) else [data] if data else []:
            try:
                checked_minutes(file)
                self.good.append(file)
            except Refused as refusal:
                faults.append(f"{file.name}: {refusal.message}")
        if faults:
            raise forms.ValidationError(faults)
        return self.good
