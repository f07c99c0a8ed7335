from django.db import migrations

from samverkan.lib.row_guard import RowGuard

VERSION = (
    "SELECT 1 FROM issues_materialversion AS version WHERE version.issued_at IS NOT NULL AND version.id = "
)
PATH = "(SELECT path.version_id FROM issues_decisionpath AS path WHERE path.id = {row}.path_id)"
LIST = "SELECT 1 FROM issues_ranking AS list WHERE list.decided_on IS NOT NULL AND list.id = "
PLACE = "(SELECT place.ranking_id FROM issues_rankedissue AS place WHERE place.id = {row}.ranked_id)"


def differs(*columns: str) -> str:
    pairs = [
        f"coalesce(CAST(NEW.{name} AS text), '') <> coalesce(CAST(OLD.{name} AS text), '')"
        for name in columns
    ]
    return f"({' OR '.join(pairs)})"


def kept(model: str, name: str, stands: str, columns: str) -> list[RowGuard]:
    """A row of what `stands` is neither changed in these columns nor removed."""
    return [
        RowGuard(model, f"{name}_is_kept", f"{stands} AND {differs(*columns.split())}", events=["update"]),
        RowGuard(model, f"{name}_stays", stands, events=["delete"]),
    ]


def part(model: str, name: str, within: str, columns: str) -> list[RowGuard]:
    """The same of a row `within` another that stands, and none is put there afterwards."""
    was, becomes = (f"EXISTS ({within.format(row=row)})" for row in ("OLD", "NEW"))
    changed = f"({was} OR {becomes}) AND {differs(*columns.split())}"
    return [
        RowGuard(model, f"{name}_comes_before", becomes, events=["insert"]),
        RowGuard(model, f"{name}_is_kept", changed, events=["update"]),
        RowGuard(model, f"{name}_stays", was, events=["delete"]),
    ]


class Migration(migrations.Migration):
    """What is issued or decided stands (rule of frozen documents, I-ISS1).

    Free to change: the viewpoints in short, which are written afterwards, and the words of a ranked list,
    where a person who is forgotten may be named.
    """

    dependencies = [("issues", "0005_answers_point_by_point")]

    operations = [
        *kept(
            "MaterialVersion",
            "issued_version",
            "OLD.issued_at IS NOT NULL",
            "material_id number text created_at created_by_id issued_at issued_by_id facts sha256",
        ),
        *part(
            "DecisionPath",
            "issued_path",
            f"{VERSION}{{row}}.version_id",
            "version_id label title forum_id forum_text",
        ),
        *part("PathAddressee", "issued_addressee", VERSION + PATH, "path_id organization_id board_id"),
        *part(
            "PathPoint",
            "issued_point",
            VERSION + PATH,
            'path_id "order" text deliver_by decided_on decided_at_time time_is_missing',
        ),
        *kept("Ranking", "decided_list", "OLD.decided_on IS NOT NULL", "group_id begun_at decided_on"),
        *part("RankedIssue", "decided_place", f"{LIST}{{row}}.ranking_id", "ranking_id issue_id place"),
        *part("RankingArgument", "decided_argument", LIST + PLACE, "ranked_id perspective_id"),
    ]
