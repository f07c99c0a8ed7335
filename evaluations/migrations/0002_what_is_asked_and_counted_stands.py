from django.db import migrations

from samverkan.lib.row_guard import RowGuard, differs, kept, part

SURVEY = "SELECT 1 FROM evaluations_survey AS survey WHERE survey.state <> 'draft' AND survey.id = "
OF_SECTION = (
    "(SELECT section.survey_id FROM evaluations_section AS section WHERE section.id = {row}.section_id)"
)
OF_QUESTION = (
    "(SELECT section.survey_id FROM evaluations_section AS section JOIN evaluations_question AS question"
    " ON question.section_id = section.id WHERE question.id = {row}.question_id)"
)
# A slip of the pen is mended before the first answer, and never after closing.
SETTLED = (
    "EXISTS (SELECT 1 FROM evaluations_survey AS survey WHERE survey.id = {survey}"
    " AND (survey.state IN ('closed', 'reported')"
    " OR EXISTS (SELECT 1 FROM evaluations_response AS response WHERE response.survey_id = survey.id)))"
)
OPEN = "SELECT 1 FROM evaluations_survey AS survey WHERE survey.state = 'open' AND survey.id = "
FINAL = "SELECT 1 FROM evaluations_oralevaluation AS oral WHERE oral.state = 'final' AND oral.id = "
OF_ORAL = "(SELECT question.oral_id FROM evaluations_oralquestion AS question WHERE question.id = {row}.question_id)"
REPORT = "SELECT 1 FROM evaluations_report AS report WHERE report.state <> 'draft' AND report.id = "


class Migration(migrations.Migration):
    """What is asked stands when the survey is open (I-SUR1), what is counted when it is closed, what is
    approved for good; and no answer of an anonymous survey has an owner (ruling 23)."""

    dependencies = [("evaluations", "0001_evaluations")]

    operations = [
        *kept(
            "Survey",
            "opened_survey",
            "OLD.state <> 'draft'",
            "evaluation_id mode threshold by_role by_group repeats_id opened_on",
        ),
        RowGuard(
            "Survey",
            "survey_goes_forward",
            "(OLD.state <> 'draft' AND NEW.state = 'draft')"
            " OR (OLD.state IN ('closed', 'reported') AND NEW.state = 'open')"
            " OR (OLD.state = 'draft' AND NEW.state IN ('closed', 'reported'))",
            events=["update"],
        ),
        RowGuard(
            "Survey",
            "closed_survey_is_kept",
            "OLD.state IN ('closed', 'reported') AND "
            + differs("tallies", "sha256", "closed_on", "invited", "answered"),
            events=["update"],
        ),
        *part(
            "SurveyRecipients", "asked_recipients", f"{SURVEY}{{row}}.survey_id", "survey_id group_id role"
        ),
        *part("Section", "asked_section", f"{SURVEY}{{row}}.survey_id", "survey_id position title text"),
        *part(
            "Question",
            "asked_question",
            SURVEY + OF_SECTION,
            "section_id key position kind help is_required steps low high has_no_opinion least most",
        ),
        RowGuard(
            "Question",
            "asked_question_says_the_same",
            f"{differs('text')} AND {SETTLED.format(survey=OF_SECTION.format(row='OLD'))}",
            events=["update"],
        ),
        *part("Choice", "asked_choice", SURVEY + OF_QUESTION, "question_id key position"),
        RowGuard(
            "Choice",
            "asked_choice_says_the_same",
            f"{differs('text')} AND {SETTLED.format(survey=OF_QUESTION.format(row='OLD'))}",
            events=["update"],
        ),
        RowGuard(
            "Response",
            "response_while_open",
            f"NOT EXISTS ({OPEN}NEW.survey_id)",
            # Closing locks the survey's row: no answer comes between the count and the removal.
            "PERFORM 1 FROM evaluations_survey WHERE id = NEW.survey_id FOR SHARE",
        ),
        RowGuard(
            "ConfidentialResponse",
            "anonymous_response_has_no_owner",
            "NOT EXISTS (SELECT 1 FROM evaluations_response AS response JOIN evaluations_survey AS survey"
            " ON survey.id = response.survey_id JOIN evaluations_invitation AS invitation"
            " ON invitation.survey_id = survey.id WHERE response.id = NEW.response_id"
            " AND invitation.id = NEW.invitation_id AND survey.mode = 'confidential')",
        ),
        *part(
            "OralQuestion", "final_oral_question", f"{FINAL}{{row}}.oral_id", "oral_id position number text"
        ),
        *part(
            "Viewpoint",
            "final_viewpoint",
            FINAL + OF_ORAL,
            "question_id parent_id position text agreement",
        ),
        *kept(
            "Report",
            "approved_report",
            "OLD.state <> 'draft'",
            "evaluation_id facts sha256 approved_at approved_by_id",
        ),
        *part("ReportText", "approved_report_text", f"{REPORT}{{row}}.report_id", "report_id place text"),
        RowGuard(
            "Recommendation",
            "recommendation_keeps_its_number",
            differs("number", "set_id"),
            events=["update"],
        ),
        RowGuard(
            "RecommendationFollowUp",
            "recommendation_follow_up_is_kept",
            differs("recommendation_id", '"on"', "state", "text"),
            events=["update"],
        ),
    ]
