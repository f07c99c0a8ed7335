"""Everything that can happen in this room."""

from evaluations.actions.judgements import (
    judge_group,
    say_what_it_led_to,
)
from evaluations.actions.oral import (
    begin_oral,
    change_oral,
    discard_oral,
    finish_oral,
    record_oral,
    reopen_oral,
    review_oral,
)
from evaluations.actions.oral_led_to import (
    raise_viewpoint,
    send_on_viewpoint,
)
from evaluations.actions.oral_writing import (
    add_oral_question,
    add_viewpoint,
    change_oral_question,
    move_oral_question,
    move_viewpoint,
    remove_oral_question,
    remove_viewpoint,
    save_viewpoint,
)
from evaluations.actions.recommendation_work import (
    address_recommendation,
    follow_up_recommendation,
    mark_recommendation,
    remind_of_recommendation,
    sort_recommendation,
    tie_recommendation,
    untie_recommendation,
)
from evaluations.actions.recommendations import (
    add_recommendation,
    begin_set,
    change_set,
    cluster_recommendations,
    discard_set,
    import_recommendations,
    move_set,
)

__all__ = [
    "add_oral_question",
    "add_recommendation",
    "add_viewpoint",
    "address_recommendation",
    "begin_oral",
    "begin_set",
    "change_oral",
    "change_oral_question",
    "change_set",
    "cluster_recommendations",
    "discard_oral",
    "discard_set",
    "finish_oral",
    "follow_up_recommendation",
    "import_recommendations",
    "judge_group",
    "mark_recommendation",
    "move_oral_question",
    "move_set",
    "move_viewpoint",
    "raise_viewpoint",
    "record_oral",
    "remind_of_recommendation",
    "remove_oral_question",
    "remove_viewpoint",
    "reopen_oral",
    "review_oral",
    "save_viewpoint",
    "say_what_it_led_to",
    "send_on_viewpoint",
    "sort_recommendation",
    "tie_recommendation",
    "untie_recommendation",
]
