"""Everything that can happen in this room."""

from evaluations.actions.answers import AnswersRefused, hand_in_answers
from evaluations.actions.closing import close_survey
from evaluations.actions.evaluations import begin_evaluation, change_evaluation
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
from evaluations.actions.recommendation_reminding import remind_responsible
from evaluations.actions.recommendation_work import (
    address_recommendation,
    follow_up_recommendation,
    mark_recommendation,
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
from evaluations.actions.reminding import count_answers, remind_survey
from evaluations.actions.report_papers import ask_for_report_paper
from evaluations.actions.reports import (
    approve_report,
    begin_report,
    choose_done,
    discard_report,
    publish_report,
    withdraw_report,
    write_report_text,
)
from evaluations.actions.results import read_text, report_survey, summarize_survey
from evaluations.actions.survey_at_item import put_survey_at_item, take_survey_from_item
from evaluations.actions.survey_opening import invite_late, open_survey
from evaluations.actions.survey_questions import (
    add_section,
    add_survey_question,
    change_section,
    change_survey_question,
    mend_survey_question,
    move_section,
    move_survey_question,
    remove_section,
    remove_survey_question,
)
from evaluations.actions.survey_running import move_last_day, send_survey_again
from evaluations.actions.surveys import begin_survey, change_survey, choose_recipients, discard_survey
from evaluations.written_questions import WrittenQuestion

__all__ = [
    "AnswersRefused",
    "WrittenQuestion",
    "add_oral_question",
    "add_recommendation",
    "add_section",
    "add_survey_question",
    "add_viewpoint",
    "address_recommendation",
    "approve_report",
    "ask_for_report_paper",
    "begin_evaluation",
    "begin_oral",
    "begin_report",
    "begin_set",
    "begin_survey",
    "change_evaluation",
    "change_oral",
    "change_oral_question",
    "change_section",
    "change_set",
    "change_survey",
    "change_survey_question",
    "choose_done",
    "choose_recipients",
    "close_survey",
    "cluster_recommendations",
    "count_answers",
    "discard_oral",
    "discard_report",
    "discard_set",
    "discard_survey",
    "finish_oral",
    "follow_up_recommendation",
    "hand_in_answers",
    "import_recommendations",
    "invite_late",
    "judge_group",
    "mark_recommendation",
    "mend_survey_question",
    "move_last_day",
    "move_oral_question",
    "move_section",
    "move_set",
    "move_survey_question",
    "move_viewpoint",
    "open_survey",
    "publish_report",
    "put_survey_at_item",
    "raise_viewpoint",
    "read_text",
    "record_oral",
    "remind_responsible",
    "remind_survey",
    "remove_oral_question",
    "remove_section",
    "remove_survey_question",
    "remove_viewpoint",
    "reopen_oral",
    "report_survey",
    "review_oral",
    "save_viewpoint",
    "say_what_it_led_to",
    "send_on_viewpoint",
    "send_survey_again",
    "sort_recommendation",
    "summarize_survey",
    "take_survey_from_item",
    "tie_recommendation",
    "untie_recommendation",
    "withdraw_report",
    "write_report_text",
]
