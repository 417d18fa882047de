from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OPERATOR = "operator", _("Operator")
    HEAD = "head", _("Head of agency")
    COORDINATOR = "coordinator", _("Coordinator")
    ADMINISTRATOR = "administrator", _("Administrator")
    REVIEWER = "reviewer", _("Ministry reviewer")
    LEADER = "leader", _("Leader")
    AUDITOR = "auditor", _("Auditor")


AGENCY_ROLES = frozenset({Role.OPERATOR, Role.HEAD})
SECRETARIAT_ROLES = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


class AgencyKind(models.TextChoices):
    SECRETARIAT = "secretariat", _("Secretariat")
    INSPECTORATE = "inspectorate", _("Inspectorate")
    BOARD = "board", _("Board (Badan)")
    DEPARTMENT = "department", _("Department (Dinas)")
    UNIT = "unit", _("Unit (Satuan, UPTD, Bagian)")
    HOSPITAL = "hospital", _("Public hospital (RSUD)")
    DISTRICT = "district", _("District (Kecamatan)")
    ENTERPRISE = "enterprise", _("Regional enterprise (BUMD)")


class TimeZone(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"
