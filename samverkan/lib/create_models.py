"""All models of a room made in one operation, for squashed migrations.

After each operation Django renders the state of every model that is related to the changed one, which here
is nearly all: 150 CreateModels one by one take half a minute of processor. Made at once the state is rendered
once, and models may point at each other in any order without an AddField afterwards.
"""

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory


class CreateModels(Operation):
    """Makes the tables of `models`, which together may point only at each other and at what there is."""

    reversible = True
    atomic = True
    category = OperationCategory.ADDITION
    serialization_expand_args = ["models"]

    def __init__(self, models: list[CreateModel]):
        self.models = models

    def deconstruct(self):
        return self.__class__.__qualname__, [self.models], {}

    def state_forwards(self, app_label, state):
        # What has been rendered is forgotten, or each model would render its relations anew when it is added.
        state.__dict__.pop("apps", None)
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.models)} models"
