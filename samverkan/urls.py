from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

import groups.urls
import issues.urls
from evaluations import (
    urls_evaluations,
    urls_oral,
    urls_recommendations,
    urls_survey_answers,
    urls_surveys,
)
from groups import (
    accounts,
    urls_governing,
    urls_nomination_answers,
    urls_nominations,
    urls_registers,
    urls_structure,
)
from issues import (
    urls_anchoring,
    urls_assignments,
    urls_following,
    urls_material,
    urls_ranking,
    urls_stages,
    urls_viewpoints,
)
from issues import (
    urls_decisions as urls_home_decisions,
)
from meetings import urls_calendars, urls_times, urls_year
from plans import (
    urls_activities,
    urls_follow_up,
    urls_funding,
    urls_handover,
    urls_indicators,
    urls_kolada,
    urls_local_plans,
    urls_plan,
    urls_projects,
)
from samverkan.pages import (
    actions,
    health,
    one_action,
    one_assignment,
    one_decision,
    public,
    start,
    texts,
    urls_decisions,
    urls_issues,
    urls_numbers,
    urls_organizations,
    urls_orientation,
    urls_people,
    urls_public,
    urls_search,
    urls_terms,
)
from samverkan.pages import groups as group_pages

# One door: the admin's own log-in would go round the limits of the other.
admin.site.login = secure_admin_login(admin.site.login)

# A group's page shows its meetings as well, so it stands here, above both rooms (ruling 2).
group_patterns = [
    path("", group_pages.group_list, name="list"),
    *groups.urls.urlpatterns,
    *urls_orientation.group_patterns,
    path("<slug:slug>/", group_pages.group, name="group"),
]

# The list of actions tells of the meetings they are due at.
issue_patterns = [
    path("", actions.listing, name="list"),
    path("uppgifter.csv", actions.as_csv, name="csv"),
    path("<int:pk>/", one_action.action, name="action"),
    path("<int:pk>/senare/", one_action.delay, name="delay"),
    path("<int:pk>/lage/", one_action.report, name="report"),
    path("l/<str:token>/", one_action.by_link, name="by_link"),
    *issues.urls.urlpatterns,
]

# An assignment and a decision tell of the recommendations that they come out of.
assignment_patterns = [
    path("<int:pk>/", one_assignment.assignment, name="assignment"),
    *urls_assignments.urlpatterns,
]

home_decision_patterns = [
    path("<int:pk>/", one_decision.decision, name="decision"),
    *urls_home_decisions.urlpatterns,
]

structure_patterns = [
    *urls_structure.urlpatterns,
    *urls_governing.urlpatterns,
    *urls_orientation.urlpatterns,
]

urlpatterns = [
    path("", start.start, name="start"),
    path("grupper/", include((group_patterns, "groups"))),
    path("uppgifter/", include((issue_patterns, "issues"))),
    path("fragor/", include((urls_stages.urlpatterns, "stages"))),
    path("fragor/", include((urls_issues.urlpatterns, "issue"))),
    path("prioritering/", include((urls_ranking.urlpatterns, "ranking"))),
    path("underlag/", include((urls_material.urlpatterns, "material"))),
    path("synpunkter/", include((urls_viewpoints.urlpatterns, "viewpoints"))),
    path("forankring/", include((urls_anchoring.urlpatterns, "anchoring"))),
    path("beslut-hemma/", include((home_decision_patterns, "home_decisions"))),
    path("uppdrag/", include((assignment_patterns, "assignments"))),
    path("folj/", include((urls_following.urlpatterns, "following"))),
    path("moten/", include("meetings.urls")),
    path("planer/", include((urls_plan.urlpatterns, "plan"))),
    path("indikatorer/", include((urls_indicators.urlpatterns, "indicators"))),
    path("indikatorer/", include((urls_kolada.urlpatterns, "kolada"))),
    path("aktiviteter/", include((urls_activities.urlpatterns, "activities"))),
    path("medskick/", include((urls_handover.urlpatterns, "handover"))),
    path("uppfoljning/", include((urls_follow_up.urlpatterns, "follow_up"))),
    path("medel/", include((urls_funding.urlpatterns, "funding"))),
    path("lokala-planer/", include((urls_local_plans.urlpatterns, "local_plans"))),
    path("projekt/", include((urls_projects.urlpatterns, "projects"))),
    path("utvarderingar/", include((urls_evaluations.urlpatterns, "evaluations"))),
    path("enkater/", include((urls_surveys.urlpatterns, "surveys"))),
    path("enkat/", include((urls_survey_answers.urlpatterns, "survey_answers"))),
    path("muntligt/", include((urls_oral.urlpatterns, "oral"))),
    path("rekommendationer/", include((urls_recommendations.urlpatterns, "recommendations"))),
    path("struktur/", include((structure_patterns, "structure"))),
    path("nomineringar/", include((urls_nominations.urlpatterns, "nominations"))),
    path("nominering/", include((urls_nomination_answers.urlpatterns, "nomination_answers"))),
    path("mandatskifte/", include((urls_terms.urlpatterns, "terms"))),
    path("personer/", include((urls_people.urlpatterns, "people"))),
    path("organisationer/", include((urls_organizations.urlpatterns, "organizations"))),
    path("arshjul/", include((urls_year.urlpatterns, "year"))),
    path("tider/", include((urls_times.urlpatterns, "times"))),
    path("kalender/", include((urls_calendars.urlpatterns, "calendars"))),
    path("beslut/", include((urls_decisions.urlpatterns, "decisions"))),
    path("statistik/", include((urls_numbers.urlpatterns, "numbers"))),
    path("sok/", include((urls_search.urlpatterns, "search"))),
    path("oppet/", include((urls_public.urlpatterns, "public"))),
    path("om/", public.about, name="about"),
    path("register/", include((urls_registers.urlpatterns, "registers"))),
    path("konto/email/", accounts.closed),
    path("konto/", include("allauth.urls")),
    path("sprak/", login_not_required(set_language), name="set_language"),
    path("healthz", health.healthz, name="healthz"),
    path("tillganglighet/", texts.accessibility, name="accessibility"),
    path("personuppgifter/", texts.privacy, name="privacy"),
    path("admin/", admin.site.urls),
]

if settings.DEBUG or settings.ENVIRONMENT == "test":
    urlpatterns.append(path("stil/", texts.style, name="style"))
