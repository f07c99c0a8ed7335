"""What a structure has said of its stages: names, days, forums."""

from collections import defaultdict

from groups.models import Structure
from issues.models import Stage, StageForum, StageName
from issues.moves import StageFacts


def stage_facts(structure: Structure | int) -> dict[str, StageFacts]:
    """{stage: what the structure says of it}, every stage in the order of the way; two queries."""
    rows = {row.stage: row for row in StageName.objects.filter(structure=structure)}
    kinds = defaultdict(list)
    for forum in StageForum.objects.filter(structure=structure):
        kinds[forum.stage].append(forum.kind)
    return {
        stage.value: StageFacts(
            name=row.name if (row := rows.get(stage.value)) else str(stage.label),
            description=row.description if row else "",
            days=row.days if row else None,
            kinds=tuple(sorted(kinds[stage.value])),
        )
        for stage in Stage
    }
