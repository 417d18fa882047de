from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

SECTIONS = (
    (_("Rounds"), ["Round", "Submission", "Item", "Extension", "Assignment", "RoundAspect"]),
    (
        _("Answers and evidence"),
        [
            "ProgramProgress",
            "TargetActual",
            "Response",
            "Contribution",
            "Comment",
            "Evidence",
            "EvidenceVersion",
            "EvidenceUse",
        ],
    ),
    (
        _("Assessment and results"),
        [
            "Clarification",
            "Meeting",
            "Mark",
            "OfficialScore",
            "RoundResult",
            "Rank",
            "PeerFinal",
            "Finding",
            "FollowUp",
            "Report",
            "ReportDownload",
        ],
    ),
    (
        _("Masterplan"),
        [
            "Masterplan",
            "Amendment",
            "Dimension",
            "SubDimension",
            "Program",
            "ProgramTarget",
            "ProgramBudget",
        ],
    ),
    (_("Instrument"), ["Instrument", "Aspect", "Indicator", "EvidenceKind"]),
    (_("Agencies and people"), ["Regency", "Agency", "User", "Membership", "ApiToken"]),
    (_("History"), ["StateChange", "ImportRun", "Notice"]),
)


@register.filter
def in_sections(app_list):
    """Order the admin's models as the office thinks of them: [(name, models)], empty sections left out."""
    models = {model["object_name"]: model for app in app_list for model in app["models"]}
    for name, object_names in SECTIONS:
        if shown := [models[object_name] for object_name in object_names if object_name in models]:
            yield name, shown
