"""Rows for tests, one factory per model. Pass the parent: the rest follows in the same regency.

People: `operator(agency=…)`, `coordinator(regency=…)` … give a Membership. Whole grounds: `tiny_instrument()`
has the five aspects with one indicator each; `ready_round()` is a draft that may be opened.
"""

from datetime import date, timedelta
from decimal import Decimal

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory, Password

from agencies import models as who
from agencies.choices import AgencyKind, Role
from evaluations import models as what
from evaluations.choices import (
    Aggregation,
    FindingKind,
    OfficialScope,
    ProgramStatus,
    RankScope,
    ResultKind,
    Scope,
)

PASSWORD = "kata-sandi-contoh"

SUB_DIMENSIONS = {
    "GOV": ("Smart Governance", ("Pelayanan Publik", "Birokrasi", "Kebijakan Publik")),
    "BRA": ("Smart Branding", ("Tourism", "Business", "City Appearance")),
    "ECO": ("Smart Economy", ("Ekosistem Industri", "Kesejahteraan Rakyat", "Ekosistem Transaksi Keuangan")),
    "LIV": ("Smart Living", ("Harmonisasi Tata Ruang", "Prasarana Kesehatan", "Sarana Transportasi")),
    "SOC": ("Smart Society", ("Interaksi Masyarakat", "Ekosistem Belajar", "Sistem Keamanan")),
    "ENV": (
        "Smart Environment",
        ("Proteksi Lingkungan", "Tata Kelola Sampah dan Limbah", "Tata Kelola Energi"),
    ),
}

ASPECTS = (
    # code, name, weight, aggregation, what its one indicator is asked about
    ("BL", "Baseline", 10, Aggregation.MEAN, Scope.REGENCY),
    ("OP", "Output", 20, Aggregation.MEAN, Scope.REGENCY),
    ("OC", "Outcome", 30, Aggregation.MEAN_OF_DIMENSIONS, Scope.DIMENSION),
    ("IM", "Impact", 20, Aggregation.MEAN_OF_DIMENSIONS, Scope.DIMENSION),
    ("QW", "Quick Win", 20, Aggregation.MEAN_OF_ITEMS, Scope.QUICK_WIN),
)


# Who


class RegencyFactory(DjangoModelFactory):
    class Meta:
        model = who.Regency

    code = Sequence(lambda n: f"{32 + n // 99}.{n % 99 + 1:02}")
    name = Sequence(lambda n: f"Kabupaten Contoh {n}")
    ministry_name = "Kementerian Komunikasi dan Digital"


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = who.Agency

    regency = SubFactory(RegencyFactory)
    code = Sequence(lambda n: f"dinas-contoh-{n}")
    name = Sequence(lambda n: f"Dinas Contoh {n}")
    short_name = Sequence(lambda n: f"Discontoh {n}")
    kind = AgencyKind.DEPARTMENT


class UserFactory(DjangoModelFactory):
    class Meta:
        model = who.User

    username = Sequence(lambda n: f"orang{n}")
    name = Sequence(lambda n: f"Orang Contoh {n}")
    email = LazyAttribute(lambda user: f"{user.username}@contoh.example")
    password = Password(PASSWORD)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = who.Membership

    user = SubFactory(UserFactory)
    role = Role.COORDINATOR
    agency = None
    regency = LazyAttribute(lambda row: row.agency.regency if row.agency else RegencyFactory())


class ApiTokenFactory(DjangoModelFactory):
    class Meta:
        model = who.ApiToken

    membership = SubFactory(MembershipFactory)
    name = "Contoh"
    digest = Sequence(lambda n: f"{n:064x}")
    expires_at = LazyAttribute(lambda row: timezone.now() + timedelta(days=90))


def operator(agency=None, **fields):
    return MembershipFactory(role=Role.OPERATOR, agency=agency or AgencyFactory(), **fields)


def head(agency=None, **fields):
    return MembershipFactory(role=Role.HEAD, agency=agency or AgencyFactory(), **fields)


def coordinator(regency=None, **fields):
    return of_regency(Role.COORDINATOR, regency, user__is_staff=True, **fields)


def administrator(regency=None, **fields):
    return of_regency(Role.ADMINISTRATOR, regency, user__is_staff=True, **fields)


def auditor(regency=None, **fields):
    return of_regency(Role.AUDITOR, regency, user__is_staff=True, **fields)


def reviewer(regency=None, **fields):
    return of_regency(Role.REVIEWER, regency, **fields)


def leader(regency=None, **fields):
    return of_regency(Role.LEADER, regency, **fields)


def of_regency(role, regency=None, **fields):
    """A `user` that is passed stays as it is; a new one may enter the admin where the role has work there."""
    if "user" in fields:
        fields.pop("user__is_staff", None)
    if regency is not None:
        fields["regency"] = regency
    return MembershipFactory(role=role, **fields)


# The plan


class MasterplanFactory(DjangoModelFactory):
    class Meta:
        model = what.Masterplan

    regency = SubFactory(RegencyFactory)
    title = Sequence(lambda n: f"Contoh: Rencana Induk {n}")
    start_year = 2022
    end_year = 2026

    @classmethod
    def with_dimensions(cls, **fields):
        """A masterplan with the six dimensions and eighteen sub-dimensions."""
        masterplan = cls(**fields)
        for position, (code, (name, parts)) in enumerate(SUB_DIMENSIONS.items(), 1):
            dimension = DimensionFactory(masterplan=masterplan, code=code, name=name, position=position)
            for part, part_name in enumerate(parts, 1):
                SubDimensionFactory(dimension=dimension, code=f"{code}-{part}", name=part_name, position=part)
        return masterplan


class AmendmentFactory(DjangoModelFactory):
    class Meta:
        model = what.Amendment

    masterplan = SubFactory(MasterplanFactory)
    adopted_on = date(2024, 3, 1)
    legal_basis = Sequence(lambda n: f"Contoh: Perbup {n}")
    reason = "Contoh: penyesuaian."


class DimensionFactory(DjangoModelFactory):
    class Meta:
        model = what.Dimension
        django_get_or_create = ("masterplan", "code")

    masterplan = SubFactory(MasterplanFactory)
    code = "GOV"
    name = LazyAttribute(lambda row: SUB_DIMENSIONS.get(row.code, (f"Smart {row.code}",))[0])
    position = 1


class SubDimensionFactory(DjangoModelFactory):
    class Meta:
        model = what.SubDimension
        django_get_or_create = ("dimension", "code")

    dimension = SubFactory(DimensionFactory)
    code = LazyAttribute(lambda row: f"{row.dimension.code}-1")
    name = "Pelayanan Publik"
    position = 1


class ProgramFactory(DjangoModelFactory):
    """Pass `masterplan` or `sub_dimension`; the other follows."""

    class Meta:
        model = what.Program

    masterplan = SubFactory(MasterplanFactory)
    sub_dimension = LazyAttribute(lambda row: SubDimensionFactory(dimension__masterplan=row.masterplan))
    key = Sequence(lambda n: f"program-{n}")
    name = Sequence(lambda n: f"Contoh: Program {n}")
    lead_agency = LazyAttribute(lambda row: AgencyFactory(regency=row.masterplan.regency))
    start_year = 2022
    end_year = 2026

    @classmethod
    def _generate(cls, strategy, params):
        if "sub_dimension" in params:
            params.setdefault("masterplan", params["sub_dimension"].dimension.masterplan)
        return super()._generate(strategy, params)


class ProgramTargetFactory(DjangoModelFactory):
    class Meta:
        model = what.ProgramTarget

    program = SubFactory(ProgramFactory)
    year = 2024
    indicator = Sequence(lambda n: f"Contoh: layanan daring {n}")
    unit = "layanan"
    baseline = Decimal(10)
    target = Decimal(25)


class ProgramBudgetFactory(DjangoModelFactory):
    class Meta:
        model = what.ProgramBudget

    program = SubFactory(ProgramFactory)
    year = 2024
    amount = Decimal(1_500_000_000)


# The instrument


class EvidenceKindFactory(DjangoModelFactory):
    class Meta:
        model = what.EvidenceKind
        django_get_or_create = ("code",)

    code = Sequence(lambda n: f"jenis-contoh-{n}")
    name = Sequence(lambda n: f"Contoh: jenis {n}")


class InstrumentFactory(DjangoModelFactory):
    class Meta:
        model = what.Instrument

    name = Sequence(lambda n: f"Contoh: Instrumen {n}")
    version = "1"


class AspectFactory(DjangoModelFactory):
    class Meta:
        model = what.Aspect
        django_get_or_create = ("instrument", "code")

    instrument = SubFactory(InstrumentFactory)
    code = "OP"
    name = "Output"
    weight = Decimal(20)
    position = 2


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = what.Indicator

    aspect = SubFactory(AspectFactory)
    key = Sequence(lambda n: f"{n:03}")
    question = LazyAttribute(lambda row: f"Contoh: pertanyaan {row.key}?")
    rubric = factory.LazyFunction(lambda: {str(score): f"Contoh: keadaan {score}" for score in range(5)})
    scope = Scope.REGENCY
    dimension_code = LazyAttribute(lambda row: "GOV" if row.scope == Scope.DIMENSION else "")
    position = Sequence(lambda n: n % 1000)


def tiny_instrument(**fields):
    """The five aspects (10/20/30/20/20) with one indicator each: BL-01, OP-01, OC-01, IM-01, QW-01."""
    instrument = InstrumentFactory(**fields)
    for position, (code, name, weight, aggregation, scope) in enumerate(ASPECTS, 1):
        aspect = AspectFactory(
            instrument=instrument,
            code=code,
            name=name,
            weight=Decimal(weight),
            aggregation=aggregation,
            position=position,
        )
        IndicatorFactory(aspect=aspect, key=f"{code}-01", scope=scope, position=1)
    return instrument


# The round


class RoundFactory(DjangoModelFactory):
    """Its regency is the masterplan's; a second round of the same regency needs another stage or year."""

    class Meta:
        model = what.Round

    masterplan = SubFactory(MasterplanFactory)
    instrument = SubFactory(InstrumentFactory)
    year = 2024
    stage = 2
    deadline = LazyAttribute(lambda row: timezone.now() + timedelta(days=14))


class RoundAspectFactory(DjangoModelFactory):
    class Meta:
        model = what.RoundAspect

    round = SubFactory(RoundFactory)
    aspect = SubFactory(AspectFactory, instrument=SelfAttribute("..round.instrument"))
    weight = SelfAttribute("aspect.weight")


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = what.Assignment

    round = SubFactory(RoundFactory)
    indicator = SubFactory(IndicatorFactory, aspect__instrument=SelfAttribute("...round.instrument"))
    agency = SubFactory(AgencyFactory, regency=SelfAttribute("..round.regency"))


class SubmissionFactory(DjangoModelFactory):
    """With only an `agency`, its round is one of the agency's regency."""

    class Meta:
        model = what.Submission

    round = SubFactory(RoundFactory)
    agency = LazyAttribute(lambda row: AgencyFactory(regency=row.round.regency))

    @classmethod
    def _generate(cls, strategy, params):
        if "agency" in params and not any(name.startswith("round") for name in params):
            params["round__masterplan__regency"] = params["agency"].regency
        return super()._generate(strategy, params)


class ExtensionFactory(DjangoModelFactory):
    class Meta:
        model = what.Extension

    submission = SubFactory(SubmissionFactory)
    until = LazyAttribute(lambda row: timezone.now() + timedelta(days=3))
    reason = "Contoh: dokumen menunggu tanda tangan."
    granted_by = LazyAttribute(lambda row: coordinator(row.submission.round.regency))


class ItemFactory(DjangoModelFactory):
    """An indicator asked of the regency, without an answer. Pass `submission` to place it."""

    class Meta:
        model = what.Item

    submission = SubFactory(SubmissionFactory)
    round = SelfAttribute("submission.round")
    indicator = SubFactory(IndicatorFactory, aspect__instrument=SelfAttribute("...round.instrument"))


class ProgramItemFactory(DjangoModelFactory):
    """A program asked for its progress, without an answer."""

    class Meta:
        model = what.Item

    submission = SubFactory(SubmissionFactory)
    round = SelfAttribute("submission.round")
    program = LazyAttribute(
        lambda row: ProgramFactory(masterplan=row.round.masterplan, lead_agency=row.submission.agency)
    )
    dimension = SelfAttribute("program.sub_dimension.dimension")


class ResponseFactory(DjangoModelFactory):
    class Meta:
        model = what.Response

    item = SubFactory(ItemFactory, is_blank=False)
    self_score = Decimal(3)
    narrative = "Contoh: sudah berjalan."


class ProgressFactory(DjangoModelFactory):
    class Meta:
        model = what.ProgramProgress

    item = SubFactory(ProgramItemFactory, is_blank=False)
    status = ProgramStatus.RUNNING
    physical_progress = Decimal(60)
    budget_ceiling = Decimal(1_500_000_000)
    budget_realised = Decimal(900_000_000)
    output = "Contoh: aplikasi terpasang."


class TargetActualFactory(DjangoModelFactory):
    class Meta:
        model = what.TargetActual

    progress = SubFactory(ProgressFactory)
    indicator = Sequence(lambda n: f"Contoh: layanan daring {n}")
    unit = "layanan"
    direction = "up"
    baseline = Decimal(10)
    target = Decimal(25)


class ContributionFactory(DjangoModelFactory):
    class Meta:
        model = what.Contribution

    item = SubFactory(ItemFactory)
    agency = LazyAttribute(lambda row: AgencyFactory(regency=row.item.round.regency))
    text = "Contoh: tambahan dari kami."


class CommentFactory(DjangoModelFactory):
    class Meta:
        model = what.Comment

    item = SubFactory(ItemFactory)
    author = LazyAttribute(lambda row: coordinator(row.item.round.regency))
    text = "Contoh: mohon diperiksa."


# Evidence


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = what.Evidence

    agency = SubFactory(AgencyFactory)
    title = Sequence(lambda n: f"Contoh: bukti {n}")


class EvidenceVersionFactory(DjangoModelFactory):
    """A small file; `link=…, file=None, sha256=""` makes it a link."""

    class Meta:
        model = what.EvidenceVersion

    evidence = SubFactory(EvidenceFactory)
    original_name = "contoh.csv"
    extension = "csv"
    media_type = "text/csv"
    size_bytes = 8
    sha256 = Sequence(lambda n: f"{n:064x}")
    file = factory.LazyFunction(lambda: ContentFile(b"contoh;1", name="contoh.csv"))
    document_date = date(2024, 9, 1)
    uploaded_by = LazyAttribute(lambda row: operator(row.evidence.agency))


class EvidenceUseFactory(DjangoModelFactory):
    class Meta:
        model = what.EvidenceUse

    item = SubFactory(ItemFactory)
    version = LazyAttribute(lambda row: EvidenceVersionFactory(evidence__agency=row.item.submission.agency))
    added_by = SelfAttribute("version.uploaded_by")


# What the ministry says


class MarkFactory(DjangoModelFactory):
    class Meta:
        model = what.Mark

    item = SubFactory(ItemFactory)
    reviewer = LazyAttribute(lambda row: reviewer(row.item.round.regency))
    score = Decimal(3)


class OfficialScoreFactory(DjangoModelFactory):
    class Meta:
        model = what.OfficialScore

    round = SubFactory(RoundFactory)
    scope = OfficialScope.ASPECT
    code = "OP"
    value = Decimal("2.34")
    letter = "Contoh: surat"


class FindingFactory(DjangoModelFactory):
    class Meta:
        model = what.Finding

    round = SubFactory(RoundFactory)
    kind = FindingKind.RECOMMENDATION
    text = Sequence(lambda n: f"Contoh: rekomendasi {n}")


class FollowUpFactory(DjangoModelFactory):
    class Meta:
        model = what.FollowUp

    finding = SubFactory(FindingFactory)
    agency = LazyAttribute(lambda row: AgencyFactory(regency=row.finding.round.regency))


class ClarificationFactory(DjangoModelFactory):
    class Meta:
        model = what.Clarification

    round = SubFactory(RoundFactory)
    question = Sequence(lambda n: f"Contoh: pertanyaan asesor {n}?")
    asked_by = LazyAttribute(lambda row: reviewer(row.round.regency))
    due_at = LazyAttribute(lambda row: timezone.now() + timedelta(days=1))


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = what.Meeting

    round = SubFactory(RoundFactory)
    title = Sequence(lambda n: f"Contoh: pertemuan {n}")
    starts_at = LazyAttribute(lambda row: timezone.now() + timedelta(days=7))


# Results and reports


class RoundResultFactory(DjangoModelFactory):
    class Meta:
        model = what.RoundResult

    round = SubFactory(RoundFactory)
    kind = ResultKind.PUBLICATION
    version = 1
    snapshot = factory.LazyFunction(lambda: {"contoh": True})
    frozen_by = LazyAttribute(lambda row: administrator(row.round.regency))


class RankFactory(DjangoModelFactory):
    class Meta:
        model = what.Rank

    round = SubFactory(RoundFactory)
    scope = RankScope.PROVINCE
    position = 3
    source = "Contoh: sumber"


class PeerFinalFactory(DjangoModelFactory):
    class Meta:
        model = what.PeerFinal

    round = SubFactory(RoundFactory)
    name = Sequence(lambda n: f"Contoh: kabupaten tetangga {n}")
    value = Decimal("3.00")
    source = "Contoh: sumber"


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = what.Report

    round = SubFactory(RoundFactory)
    requested_by = LazyAttribute(lambda row: coordinator(row.round.regency))


class ReportDownloadFactory(DjangoModelFactory):
    class Meta:
        model = what.ReportDownload

    report = SubFactory(ReportFactory)
    by = SelfAttribute("report.requested_by")


# History


class StateChangeFactory(DjangoModelFactory):
    class Meta:
        model = what.StateChange

    round = SubFactory(RoundFactory)
    move = "open"
    from_state = "draft"
    to_state = "open"
    by = LazyAttribute(lambda row: coordinator(row.round.regency))
    user = SelfAttribute("by.user")


class ImportRunFactory(DjangoModelFactory):
    class Meta:
        model = what.ImportRun

    regency = SubFactory(RegencyFactory)
    kind = "programs"
    file_name = "contoh.xlsx"
    sha256 = Sequence(lambda n: f"{n:064x}")
    by = LazyAttribute(lambda row: administrator(row.regency))


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = what.Notice

    recipient = SubFactory(UserFactory)
    text = Sequence(lambda n: f"Contoh: kabar {n}")


def ready_round(regency=None, **fields):
    """A draft with all that opening needs: dimensions, a program, a quick win, weights, who coordinates."""
    regency = regency or RegencyFactory()
    if regency.coordinating_agency is None:
        regency.coordinating_agency = AgencyFactory(regency=regency)
        regency.save(update_fields=["coordinating_agency"])
    masterplan = MasterplanFactory.with_dimensions(regency=regency)
    ProgramTargetFactory(program=ProgramFactory(masterplan=masterplan))
    ProgramFactory(masterplan=masterplan, is_quick_win=True)
    round = RoundFactory(masterplan=masterplan, instrument=tiny_instrument(), **fields)
    for aspect in round.instrument.aspects.all():
        RoundAspectFactory(round=round, aspect=aspect)
    return round
