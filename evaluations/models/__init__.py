from evaluations.models.clarifications import Clarification, Meeting
from evaluations.models.evidence import Evidence, EvidenceUse, EvidenceVersion
from evaluations.models.findings import Finding, FollowUp
from evaluations.models.history import ImportRun, StateChange
from evaluations.models.instruments import Aspect, EvidenceKind, Indicator, Instrument
from evaluations.models.items import Comment, Contribution, Item, ProgramProgress, Response, TargetActual
from evaluations.models.masterplan import (
    Amendment,
    Dimension,
    Masterplan,
    Program,
    ProgramBudget,
    ProgramTarget,
    SubDimension,
)
from evaluations.models.notices import Notice
from evaluations.models.reports import Report, ReportDownload
from evaluations.models.results import Mark, OfficialScore, PeerFinal, Rank, RoundResult
from evaluations.models.rounds import Assignment, Extension, Round, RoundAspect, Submission

__all__ = [
    "Amendment",
    "Aspect",
    "Assignment",
    "Clarification",
    "Comment",
    "Contribution",
    "Dimension",
    "Evidence",
    "EvidenceKind",
    "EvidenceUse",
    "EvidenceVersion",
    "Extension",
    "Finding",
    "FollowUp",
    "ImportRun",
    "Indicator",
    "Instrument",
    "Item",
    "Mark",
    "Masterplan",
    "Meeting",
    "Notice",
    "OfficialScore",
    "PeerFinal",
    "Program",
    "ProgramBudget",
    "ProgramProgress",
    "ProgramTarget",
    "Rank",
    "Report",
    "ReportDownload",
    "Response",
    "Round",
    "RoundAspect",
    "RoundResult",
    "StateChange",
    "SubDimension",
    "Submission",
    "TargetActual",
]
