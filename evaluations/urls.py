from django.urls import path

from evaluations.views import (
    evidence,
    genuine,
    home,
    items,
    masterplan,
    reports,
    results,
    rounds,
    scores,
    submissions,
    tasks,
    trail,
    verification,
)

app_name = "evaluations"

urlpatterns = [
    # What an agency does: tasks, packet, items, evidence.
    path("tasks/", tasks.task_list, name="task_list"),
    path("submissions/<int:pk>/", submissions.submission_detail, name="submission_detail"),
    path("submissions/<int:pk>/check/", submissions.submission_check, name="submission_check"),
    path("submissions/<int:pk>/<str:move>/", submissions.submission_move, name="submission_move"),
    path("items/<int:pk>/", items.item_detail, name="item_detail"),
    path("items/<int:pk>/contribution/", items.item_contribution, name="item_contribution"),
    path("items/<int:pk>/evidence/", evidence.evidence_add, name="evidence_add"),
    path("items/<int:pk>/evidence/reuse/", evidence.evidence_reuse, name="evidence_reuse"),
    path("evidence/", evidence.evidence_list, name="evidence_list"),
    path("evidence/<int:pk>/versions/", evidence.evidence_version, name="evidence_version"),
    path("evidence/files/<int:pk>/", evidence.evidence_file, name="evidence_file"),
    path("evidence/files/<int:pk>/pages/<int:number>/", verification.evidence_page, name="evidence_page"),
    path("evidence/files/<int:pk>/details/", evidence.evidence_describe, name="evidence_describe"),
    path("evidence/uses/<int:pk>/remove/", evidence.evidence_remove, name="evidence_remove"),
    # What the secretariat does: rounds, verification, scores, masterplan.
    path("rounds/", rounds.round_list, name="round_list"),
    path("rounds/new/", rounds.round_create, name="round_create"),
    path("rounds/<str:address>/", rounds.round_detail, name="round_detail"),
    path("rounds/<str:address>/verification/", verification.verification, name="verification"),
    path("rounds/<str:address>/scores/", scores.round_scores, name="round_scores"),
    path("rounds/<str:address>/findings/", scores.finding_create, name="finding_create"),
    path("rounds/<str:address>/answers/", scores.answers, name="answers"),
    path("rounds/<str:address>/result/", results.round_result, name="round_result"),
    path("rounds/<str:address>/extensions/<int:pk>/", rounds.extension_create, name="extension_create"),
    path("rounds/<str:address>/<str:move>/", rounds.round_move, name="round_move"),
    path("items/<int:pk>/verify/", verification.item_verify, name="item_verify"),
    path("items/<int:pk>/return/", verification.item_return, name="item_return"),
    path("items/<int:pk>/mark/", scores.item_mark, name="item_mark"),
    path("masterplan/", masterplan.masterplan_detail, name="masterplan"),
    path("masterplan/import/", masterplan.masterplan_import, name="masterplan_import"),
    path("masterplan/workbook/", masterplan.masterplan_workbook, name="masterplan_workbook"),
    # What everybody reads: results, reports, genuineness, trail.
    path("", home.home, name="home"),
    path("results/", results.result_list, name="result_list"),
    path("reports/", reports.report_list, name="report_list"),
    path("reports/<int:pk>/", reports.report_detail, name="report_detail"),
    path("reports/<int:pk>/download/", reports.report_download, name="report_download"),
    path("reports/<int:pk>/<str:move>/", reports.report_move, name="report_move"),
    path("genuine/", genuine.genuine, name="genuine"),
    path("genuine/<str:code>/", genuine.genuine_code, name="genuine_code"),
    path("trail/", trail.trail, name="trail"),
]
