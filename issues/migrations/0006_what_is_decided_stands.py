from django.db import migrations

from samverkan.lib.row_guard import kept, part

VERSION = (
    "SELECT 1 FROM issues_materialversion AS version WHERE version.issued_at IS NOT NULL AND version.id = "
)
PATH = "(SELECT path.version_id FROM issues_decisionpath AS path WHERE path.id = {row}.path_id)"
LIST = "SELECT 1 FROM issues_ranking AS list WHERE list.decided_on IS NOT NULL AND list.id = "
PLACE = "(SELECT place.ranking_id FROM issues_rankedissue AS place WHERE place.id = {row}.ranked_id)"


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
