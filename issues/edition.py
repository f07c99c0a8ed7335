"""What an issue says just now, as a mark: whoever saves over somebody else's change is told (ruling 18)."""

import hashlib
import json

from issues.models import Issue

WRITTEN = (
    "title",
    "description",
    "level",
    "nature",
    "owner_person_id",
    "owner_group_id",
    "owner_organization_id",
    "owner_text",
    "reference",
    "circle",
    "closed_reason",
    "is_public",
    "public_text",
)


def written(issue: Issue) -> dict:
    """What a form about the issue holds: its columns, and the ids of its topics and perspectives. Two
    queries, none where they are prefetched."""
    columns = {name: getattr(issue, name) for name in WRITTEN}
    many = {
        "topics": sorted(row.pk for row in issue.topics.all()),
        "perspectives": sorted(row.pk for row in issue.perspectives.all()),
    }
    return columns | many


def edition_of(issue: Issue) -> str:
    """Sixteen characters, others as soon as anything in `written` is."""
    text = json.dumps(written(issue), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
