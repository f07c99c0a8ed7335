"""System checks of the whole house."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error

from samverkan.lib import retention


def personal_data_has_a_retention_rule(app_configs, **kwargs) -> list[Error]:
    """Every field that may say something about a person has a line in retention.toml (P72).

    For deployment only: as an error in every command it would refuse `makemigrations` for a new field.
    """
    person = get_user_model()
    # A history model is told by its way back to the object; it follows its model's lines.
    models = [model for model in apps.get_models() if not hasattr(model, "history_object")]
    ours = {
        config.label for config in apps.get_app_configs() if Path(config.path).parent == settings.BASE_DIR
    }
    needed, more = set(), set()
    for model in models:
        if model._meta.app_label in ours:
            needed |= retention.fields_to_list(model, person)
            more |= {f"{model._meta.label}.{field.name}" for field in model._meta.local_fields}
    others = [model for model in models if model._meta.app_label not in ours]
    faults = retention.faults(
        retention.read(retention.TABLE.read_text(encoding="utf-8")),
        needed,
        others={model._meta.label for model in others if retention.refers_to(model, person)},
        known={model._meta.label for model in others},
        more=more,
    )
    return [Error(fault, hint="See samverkan/retention.toml.", id="samverkan.E001") for fault in faults]
