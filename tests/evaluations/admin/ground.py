"""Any number of rows of any model that the admin shows, in one regency, with few queries."""

from functools import cached_property
from itertools import count

from agencies import models as who
from agencies.choices import Role
from evaluations import models as what
from evaluations.choices import OfficialScope, RankScope
from tests import factories as make


class Ground:
    """One regency with one of everything that other rows hang on."""

    def __init__(self, regency=None):
        self.regency = regency or make.RegencyFactory()
        self.numbers = count(1)

    @cached_property
    def agency(self):
        return make.AgencyFactory(regency=self.regency)

    @cached_property
    def member(self):
        return make.operator(self.agency)

    @cached_property
    def coordinator(self):
        return make.coordinator(self.regency)

    @cached_property
    def masterplan(self):
        return make.MasterplanFactory.with_dimensions(regency=self.regency)

    @cached_property
    def sub_dimension(self):
        return what.SubDimension.objects.filter(dimension__masterplan=self.masterplan).first()

    @cached_property
    def program(self):
        return self.new_program()

    @cached_property
    def instrument(self):
        return make.tiny_instrument(regency=self.regency)

    @cached_property
    def aspect(self):
        return self.instrument.aspects.first()

    @cached_property
    def round(self):
        return self.new_round(next(self.numbers))

    @cached_property
    def submission(self):
        return make.SubmissionFactory(round=self.round, agency=self.agency)

    @cached_property
    def item(self):
        return self.new_item()

    @cached_property
    def evidence(self):
        return make.EvidenceFactory(agency=self.agency)

    @cached_property
    def version(self):
        return self.new_version(next(self.numbers))

    @cached_property
    def finding(self):
        return make.FindingFactory(round=self.round)

    @cached_property
    def report(self):
        return make.ReportFactory(round=self.round, requested_by=self.coordinator)

    @cached_property
    def progress(self):
        return make.ProgressFactory(item=self.new_program_item())

    def new_program(self, **fields):
        return make.ProgramFactory(
            masterplan=self.masterplan, sub_dimension=self.sub_dimension, lead_agency=self.agency, **fields
        )

    def new_indicator(self, **fields):
        return make.IndicatorFactory(aspect=self.aspect, **fields)

    def new_round(self, number):
        return make.RoundFactory(
            masterplan=self.masterplan,
            instrument=self.instrument,
            year=2000 + number // 4,
            stage=number % 4 + 1,
        )

    def new_item(self):
        return make.ItemFactory(submission=self.submission, indicator=self.new_indicator())

    def new_program_item(self):
        return make.ProgramItemFactory(submission=self.submission, program=self.new_program())

    def new_version(self, number):
        return make.EvidenceVersionFactory(evidence=self.evidence, number=number, uploaded_by=self.member)

    def new_membership(self):
        return make.MembershipFactory(role=Role.OPERATOR, agency=self.agency)

    def new_use(self):
        return make.EvidenceUseFactory(item=self.new_item(), version=self.version)

    def rows(self, model, how_many):
        return [MAKERS[model](self, next(self.numbers)) for _ in range(how_many)]


# One more row of the model; `n` is never the same and keeps unique what has to be.
MAKERS = {
    who.Regency: lambda g, n: g.regency,
    who.Agency: lambda g, n: make.AgencyFactory(regency=g.regency, parent=g.agency),
    who.User: lambda g, n: g.new_membership().user,
    who.Membership: lambda g, n: g.new_membership(),
    who.ApiToken: lambda g, n: make.ApiTokenFactory(membership=g.member),
    what.Masterplan: lambda g, n: make.MasterplanFactory(regency=g.regency),
    what.Amendment: lambda g, n: make.AmendmentFactory(masterplan=g.masterplan),
    what.Dimension: lambda g, n: make.DimensionFactory(masterplan=g.masterplan, code=f"D{n}"),
    what.SubDimension: lambda g, n: make.SubDimensionFactory(
        dimension=g.sub_dimension.dimension, code=f"S{n}"
    ),
    what.Program: lambda g, n: g.new_program(),
    what.ProgramTarget: lambda g, n: make.ProgramTargetFactory(program=g.program),
    what.ProgramBudget: lambda g, n: make.ProgramBudgetFactory(program=g.new_program()),
    what.EvidenceKind: lambda g, n: make.EvidenceKindFactory(),
    what.Instrument: lambda g, n: make.InstrumentFactory(regency=g.regency),
    what.Aspect: lambda g, n: make.AspectFactory(instrument=g.instrument, code=f"A{n}"),
    what.Indicator: lambda g, n: g.new_indicator(),
    what.Round: lambda g, n: g.new_round(n),
    what.RoundAspect: lambda g, n: make.RoundAspectFactory(
        round=g.round, aspect=make.AspectFactory(instrument=g.instrument, code=f"A{n}")
    ),
    what.Assignment: lambda g, n: make.AssignmentFactory(
        round=g.round, indicator=g.new_indicator(), agency=g.agency
    ),
    what.Submission: lambda g, n: make.SubmissionFactory(
        round=g.round, agency=make.AgencyFactory(regency=g.regency)
    ),
    what.Extension: lambda g, n: make.ExtensionFactory(submission=g.submission, granted_by=g.coordinator),
    what.Item: lambda g, n: g.new_item(),
    what.ProgramProgress: lambda g, n: make.ProgressFactory(item=g.new_program_item()),
    what.Response: lambda g, n: make.ResponseFactory(item=g.new_item()),
    what.TargetActual: lambda g, n: make.TargetActualFactory(progress=g.progress),
    what.Contribution: lambda g, n: make.ContributionFactory(item=g.new_item(), agency=g.agency),
    what.Comment: lambda g, n: make.CommentFactory(item=g.item, author=g.coordinator),
    what.Evidence: lambda g, n: make.EvidenceFactory(agency=g.agency),
    what.EvidenceVersion: lambda g, n: g.new_version(n),
    what.EvidenceUse: lambda g, n: g.new_use(),
    what.Clarification: lambda g, n: make.ClarificationFactory(round=g.round, asked_by=g.coordinator),
    what.Meeting: lambda g, n: make.MeetingFactory(round=g.round),
    what.Mark: lambda g, n: make.MarkFactory(item=g.new_item(), reviewer=g.coordinator),
    what.OfficialScore: lambda g, n: make.OfficialScoreFactory(
        round=g.round, scope=OfficialScope.DIMENSION, code=f"D{n}"
    ),
    what.RoundResult: lambda g, n: make.RoundResultFactory(round=g.round, version=n, frozen_by=g.coordinator),
    what.Rank: lambda g, n: make.RankFactory(round=g.new_round(n), scope=RankScope.NATIONAL),
    what.PeerFinal: lambda g, n: make.PeerFinalFactory(round=g.round),
    what.Finding: lambda g, n: make.FindingFactory(round=g.round),
    what.FollowUp: lambda g, n: make.FollowUpFactory(finding=g.finding, agency=g.agency),
    what.Report: lambda g, n: make.ReportFactory(round=g.round, requested_by=g.coordinator),
    what.ReportDownload: lambda g, n: make.ReportDownloadFactory(report=g.report),
    what.StateChange: lambda g, n: make.StateChangeFactory(
        round=g.round, submission=g.submission, item=g.item, by=g.coordinator
    ),
    what.ImportRun: lambda g, n: make.ImportRunFactory(regency=g.regency, by=g.coordinator),
    what.Notice: lambda g, n: make.NoticeFactory(recipient=g.member.user, round=g.round),
}
