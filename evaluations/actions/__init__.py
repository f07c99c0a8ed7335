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

__all__ = [
    "add_oral_question",
    "add_viewpoint",
    "begin_oral",
    "change_oral",
    "change_oral_question",
    "discard_oral",
    "finish_oral",
    "judge_group",
    "move_oral_question",
    "move_viewpoint",
    "raise_viewpoint",
    "record_oral",
    "remove_oral_question",
    "remove_viewpoint",
    "reopen_oral",
    "review_oral",
    "save_viewpoint",
    "say_what_it_led_to",
    "send_on_viewpoint",
]
