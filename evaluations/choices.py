from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

DIMENSION_CODES = ("GOV", "BRA", "ECO", "LIV", "SOC", "ENV")


class RoundState(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    OPEN = "open", _("Open")
    VERIFICATION = "verification", _("Verification")
    ASSESSMENT = "assessment", _("Assessment")
    PUBLISHED = "published", _("Published")


class RoundKind(models.TextChoices):
    EVALUATION = "evaluation", _("Evaluation")
    MONITORING = "monitoring", _("Quarterly monitoring")


class State(models.TextChoices):
    """Of a packet and of an item; an item nobody has touched yet is a draft that `is_blank`."""

    DRAFT = "draft", _("In progress")
    AWAITING_APPROVAL = "awaiting_approval", _("Waiting for the head")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    VERIFIED = "verified", _("Verified")


class Scope(models.TextChoices):
    REGENCY = "regency", _("Once per regency")
    DIMENSION = "dimension", _("Once per dimension")
    PROGRAM = "program", _("Once per program")
    QUICK_WIN = "quick_win", _("Once per quick win")


class Aggregation(models.TextChoices):
    MEAN = "mean", _("Mean of its indicators")
    MEAN_OF_DIMENSIONS = "mean_of_dimensions", _("Mean of its dimensions' means")
    MEAN_OF_ITEMS = "mean_of_items", _("Mean of its quick wins' means")


class ComputedFrom(models.TextChoices):
    PROGRAMS_RUNNING = "programs_running_share", _("Share of programs running")
    TARGETS_MET = "result_targets_met_share", _("Share of result targets met")
    SURVEY_INDEX = "survey_index", _("Index of the impact survey")


class Band(models.TextChoices):
    """How a share becomes a score; the bands are this project's proposal (instrument.json, `bands`)."""

    SHARE = "share", _("Quarters: 4 from 75%")
    FOUR_TIMES = "four_times", _("4 × share")


class Direction(models.TextChoices):
    UP = "up", _("Higher is better")
    DOWN = "down", _("Lower is better")


class RoadmapTerm(models.TextChoices):
    SHORT = "short", _("Short term")
    MEDIUM = "medium", _("Medium term")
    LONG = "long", _("Long term")


class BudgetSource(models.TextChoices):
    APBD = "apbd", "APBD"
    APBD_PROVINCE = "apbd_province", _("Provincial APBD")
    APBN = "apbn", "APBN"
    VILLAGE = "village", _("Village fund")
    CSR = "csr", "CSR"
    OTHER = "other", _("Other")


class ProgramStatus(models.TextChoices):
    NOT_STARTED = "not_started", _("Not started")
    PREPARING = "preparing", _("Being prepared")
    RUNNING = "running", _("Running")
    COMPLETED = "completed", _("Completed")
    STOPPED = "stopped", _("Stopped")


RUNNING_STATUSES = frozenset({ProgramStatus.RUNNING, ProgramStatus.COMPLETED})


class ObstacleKind(models.TextChoices):
    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    BUDGET = "budget", _("Budget")
    REGULATION = "regulation", _("Regulation")
    PEOPLE = "people", _("People")


class ReturnReason(models.TextChoices):
    EVIDENCE_INCOMPLETE = "evidence_incomplete", _("Evidence incomplete")
    EVIDENCE_UNDATED = "evidence_undated", _("Evidence not dated")
    WRONG_FILE = "wrong_file", _("Wrong file")
    UNREADABLE = "unreadable", _("Not readable")
    FIGURES_DIFFER = "figures_differ", _("Figures differ")
    OTHER = "other", _("Other")


class Level(models.TextChoices):
    """From which level a figure comes."""

    OFFICIAL = "official", _("Official")
    VERIFIED = "verified", pgettext_lazy("score", "Verified")
    SELF = "self", _("Self-assessed")
    MISSING = "missing", _("Missing")


class OfficialScope(models.TextChoices):
    ASPECT = "aspect", _("Aspect")
    DIMENSION = "dimension", _("Dimension")
    FINAL = "final", _("Final")


class ResultKind(models.TextChoices):
    HAND_OVER = "hand_over", _("Hand-over")
    PUBLICATION = "publication", _("Publication")


class FindingKind(models.TextChoices):
    WEAKNESS = "weakness", _("Weakness")
    STRENGTH = "strength", _("Strength")
    RECOMMENDATION = "recommendation", _("Recommendation")


class FollowUpState(models.TextChoices):
    OPEN = "open", _("Not begun")
    ACTIVE = "active", _("Under way")
    DONE = "done", _("Done")


class ClarificationState(models.TextChoices):
    ASKED = "asked", _("Asked")
    ROUTED = "routed", _("With the agency")
    ANSWERED = "answered", _("Answered, to be checked")
    CONVEYED = "conveyed", _("Conveyed")


class RankScope(models.TextChoices):
    NATIONAL = "national", _("National")
    PROVINCE = "province", _("Province")
    GROUP = "group", _("Group of regencies")


class ReportKind(models.TextChoices):
    EVALUATION = "evaluation", _("Evaluation report")


class ReportFormat(models.TextChoices):
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "XLSX"


class ReportState(models.TextChoices):
    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class ReportStep(models.TextChoices):
    COLLECT = "collect", _("Collecting data")
    CHARTS = "charts", _("Drawing charts")
    TYPESET = "typeset", _("Setting pages")
    STORE = "store", _("Fingerprint and storing")


class DeliveryState(models.TextChoices):
    NONE = "none", _("In the portal only")
    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
