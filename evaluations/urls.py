from django.urls import path

from evaluations.views import evidence, genuine, home, items, reports, results, submissions, tasks, trail

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
    path("evidence/files/<int:pk>/details/", evidence.evidence_describe, name="evidence_describe"),
    path("evidence/uses/<int:pk>/remove/", evidence.evidence_remove, name="evidence_remove"),
    # What the secretariat does: rounds, verification, scores, masterplan.
    # What everybody reads: results, reports, genuineness, trail.
    path("", home.home, name="home"),
    path("results/", results.result_list, name="result_list"),
    path("rounds/<str:address>/result/", results.round_result, name="round_result"),
    path("reports/", reports.report_list, name="report_list"),
    path("reports/<int:pk>/", reports.report_detail, name="report_detail"),
    path("reports/<int:pk>/download/", reports.report_download, name="report_download"),
    path("reports/<int:pk>/<str:move>/", reports.report_move, name="report_move"),
    path("genuine/", genuine.genuine, name="genuine"),
    path("genuine/<str:code>/", genuine.genuine_code, name="genuine_code"),
    path("trail/", trail.trail, name="trail"),
]
