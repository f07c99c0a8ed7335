"""The direction between the rooms, held where import-linter cannot see: relations and migrations
(`rulings.md` 1)."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

pytestmark = pytest.mark.any_database

# Low to high. A room may know itself and what stands below it.
ROOMS = ["groups", "issues", "meetings", "plans", "evaluations"]
FLOOR = {label: level for level, label in enumerate(ROOMS)}


def relations_upwards(models) -> list[str]:
    """Every relation of a room's model to a model of a higher room, as "meetings.Meeting.x -> plans.Plan"."""
    return [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in models
        for field in model._meta.get_fields(include_hidden=True)
        if not field.auto_created and field.is_relation and field.related_model is not None
        if FLOOR.get(field.related_model._meta.app_label, -1) > FLOOR.get(model._meta.app_label, len(ROOMS))
    ]


def dependencies_upwards(migrations) -> list[str]:
    """Every dependency of a room's migration on a higher room, whichever of the two declares it."""
    edges = [(key, parent) for key, migration in migrations for parent in migration.dependencies]
    edges += [(child, key) for key, migration in migrations for child in migration.run_before]
    return [
        f"{child[0]}.{child[1]} -> {parent[0]}.{parent[1]}"
        for child, parent in edges
        if FLOOR.get(parent[0], -1) > FLOOR.get(child[0], len(ROOMS))
    ]


def test_no_relation_points_upwards():
    assert relations_upwards(apps.get_models(include_auto_created=True)) == []


def test_no_migration_depends_upwards():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert dependencies_upwards(loader.disk_migrations.items()) == []


def test_an_upward_relation_would_be_found():
    """The walk sees what it should: with the floors turned upside down, the relations downwards are
    reported."""
    upside_down = {label: -level for label, level in FLOOR.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(globals(), "FLOOR", upside_down)
        assert relations_upwards(apps.get_models(include_auto_created=True)) != []
        assert dependencies_upwards(MigrationLoader(None).disk_migrations.items()) != []


def test_every_room_of_ours_is_known_here():
    ours = {c.label for c in apps.get_app_configs() if Path(c.path).parent == settings.BASE_DIR}
    assert ours - {"samverkan"} - set(ROOMS) == set()


def signal_receivers(tree: ast.AST) -> list[str]:
    """Names connected as signal receivers in a module: a call from below to above that no import shows."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            calls = [d.func for d in node.decorator_list if isinstance(d, ast.Call)]
            found += [node.name for call in calls if getattr(call, "id", "") == "receiver"]
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "connect"
        ):
            found.append(ast.unparse(node.func))
    return found


def test_no_domain_logic_in_signals():
    """A signal would let a lower room set a higher one in motion without an import (`design.md` 3)."""
    files = [f for room in ROOMS for f in (settings.BASE_DIR / room).rglob("*.py") if "tests" not in f.parts]
    receivers = {
        str(f.relative_to(settings.BASE_DIR)): signal_receivers(ast.parse(f.read_text())) for f in files
    }
    assert {file: names for file, names in receivers.items() if names} == {}
