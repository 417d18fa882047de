"""Masterplan and instrument as spreadsheets: every column of the tables, for export and correction.

A masterplan that somebody else laid out is read by `spreadsheets.masterplan`.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.columns import (
    Choice,
    Column,
    Lines,
    ManyColumn,
    RowName,
    RowNames,
    Text,
    YesNo,
    short,
)
from agencies.models import Agency
from agencies.names import AgencyNames
from agencies.resources import ScopedResource, by_name
from evaluations import formats
from evaluations.choices import Aggregation, Band, BudgetSource, ComputedFrom, Direction, RoadmapTerm, Scope
from evaluations.models import (
    Aspect,
    EvidenceKind,
    Indicator,
    Program,
    ProgramBudget,
    ProgramTarget,
    SubDimension,
)


class Number(Text):
    """Takes numbers as people write them; `whole` gives an int."""

    def __init__(self, *, whole=False, empty=None, money=False, **limits):
        super().__init__()
        self.whole, self.empty, self.money, self.limits = whole, empty, money, limits

    def clean(self, value, row=None, **kwargs):
        read = formats.parse_money if self.money else formats.parse_number
        number = read(value, **self.limits)
        if number is None:
            return self.empty
        if not self.whole:
            return number
        if number != int(number):
            raise ValueError(_("“%(text)s” is no whole number.") % {"text": short(value)})
        return int(number)

    def render(self, value, obj=None, force_native_type=False, **kwargs):
        if value is None or self.whole or force_native_type:
            return value
        return formats.for_input(value)


class AgencyName(RowName):
    """An agency as people write it; an unsure name is refused with what it may mean."""

    def __init__(self):
        super().__init__("code")

    def find(self, text):
        match = self.known.match(text)
        if match.agency:
            return match.agency
        if match.candidates:
            meant = ", ".join(agency.name for agency in match.candidates)
            raise ValueError(_("“%(text)s” may mean: %(names)s.") % {"text": short(text), "names": meant})
        raise ValueError(_("No agency is called “%(text)s”.") % {"text": short(text)})


class AgencyNameList(RowNames, AgencyName):
    pass


class Year(Number):
    def __init__(self):
        super().__init__(whole=True, minimum=2000, maximum=2100)

    def clean(self, value, row=None, **kwargs):
        try:
            return super().clean(value)
        except ValueError as error:
            message = _("“%(value)s” is no year; write it as 2024.") % {"value": short(value)}
            raise ValueError(message) from error


class ProgramResource(ScopedResource):
    key = Column("key", "Kunci")
    code = Column("code", "Kode program")
    name = Column("name", "Nama program")
    sub_dimension = Column("sub_dimension", "Subdimensi", RowName("code"))
    lead_agency = Column("lead_agency", "Perangkat daerah penanggung jawab", AgencyName())
    supporting_agencies = ManyColumn("supporting_agencies", "Perangkat daerah pendukung", AgencyNameList())
    start_year = Column("start_year", "Tahun mulai", Year())
    end_year = Column("end_year", "Tahun selesai", Year())
    roadmap_term = Column("roadmap_term", "Jangka waktu", Choice(RoadmapTerm))
    is_quick_win = Column("is_quick_win", "Quick win", YesNo())
    problem = Column("problem", "Masalah yang diselesaikan")
    objective = Column("objective", "Sasaran")
    application = Column("application", "Aplikasi")
    location = Column("location", "Lokasi")
    sub_activity_codes = Column("sub_activity_codes", "Kode subkegiatan", Lines())

    scope_field = "masterplan"
    required = ("key", "name", "sub_dimension", "lead_agency", "start_year", "end_year")

    class Meta:
        model = Program
        import_id_fields = ["key"]
        name = gettext_lazy("Programs")
        fields = [
            "key",
            "code",
            "name",
            "sub_dimension",
            "lead_agency",
            "supporting_agencies",
            "start_year",
            "end_year",
            "roadmap_term",
            "is_quick_win",
            "problem",
            "objective",
            "application",
            "location",
            "sub_activity_codes",
        ]

    def prepare(self):
        places = SubDimension.objects.filter(dimension__masterplan=self.scope)
        regency = self.scope.regency
        names = AgencyNames(Agency.objects.filter(regency=regency), regency.name)
        self.fields["sub_dimension"].widget.known = by_name(places, "code", "name")
        self.fields["lead_agency"].widget.known = names
        self.fields["supporting_agencies"].widget.known = names

    def rows(self):
        rows = super().rows().select_related("sub_dimension", "lead_agency")
        return rows.prefetch_related("supporting_agencies")

    def check(self, program):
        if program.end_year < program.start_year:
            yield "end_year", _("The last year lies before the first.")


class OfProgram(ScopedResource):
    """Rows below programs, which are named by their key."""

    program = Column("program", "Kunci program", RowName("key"))

    scope_field = "program__masterplan"

    def prepare(self):
        self.fields["program"].widget.known = by_name(self.scope.programs.all(), "key")

    def rows(self):
        return super().rows().select_related("program")


class TargetResource(OfProgram):
    year = Column("year", "Tahun", Year())
    indicator = Column("indicator", "Indikator")
    unit = Column("unit", "Satuan")
    direction = Column("direction", "Arah", Choice(Direction, default=Direction.UP))
    baseline = Column("baseline", "Nilai awal", Number(places=4))
    target = Column("target", "Target", Number(places=4))

    required = ("program", "year", "indicator", "unit", "target")

    class Meta:
        model = ProgramTarget
        import_id_fields = ["program", "year", "indicator"]
        name = gettext_lazy("Targets")
        fields = ["program", "year", "indicator", "unit", "direction", "baseline", "target"]


class BudgetResource(OfProgram):
    year = Column("year", "Tahun", Year())
    source = Column("source", "Sumber dana", Choice(BudgetSource, default=BudgetSource.APBD))
    amount = Column("amount", "Pagu (Rp)", Number(money=True, minimum=0))

    required = ("program", "year", "amount")

    class Meta:
        model = ProgramBudget
        import_id_fields = ["program", "year", "source"]
        name = gettext_lazy("Budgets")
        fields = ["program", "year", "source", "amount"]


class AspectResource(ScopedResource):
    code = Column("code", "Kode")
    name = Column("name", "Aspek")
    name_en = Column("name_en", "Aspek (Inggris)")
    weight = Column("weight", "Bobot (%)", Number(minimum=0, maximum=100, places=3))
    aggregation = Column("aggregation", "Cara menghitung", Choice(Aggregation, default=Aggregation.MEAN))
    position = Column("position", "Urutan", Number(whole=True, minimum=0, maximum=32767, empty=0))
    citation = Column("citation", "Sumber")

    scope_field = "instrument"
    required = ("code", "name", "weight")

    class Meta:
        model = Aspect
        import_id_fields = ["code"]
        name = gettext_lazy("Aspects")
        fields = ["code", "name", "name_en", "weight", "aggregation", "position", "citation"]


class RubricColumn(Column):
    """The text of one score in the rubric."""

    def __init__(self, attribute, title, score):
        super().__init__(attribute, title)
        self.score = str(score)

    def get_value(self, instance):
        return getattr(instance, self.attribute).get(self.score, "")

    def save(self, instance, row, is_m2m=False, **kwargs):
        texts = {
            score: text for score, text in getattr(instance, self.attribute).items() if score != self.score
        }
        if text := self.clean(row, **kwargs):
            texts[self.score] = text
        setattr(instance, self.attribute, texts)


class IndicatorResource(ScopedResource):
    key = Column("key", "Kunci")
    aspect = Column("aspect", "Aspek", RowName("code"))
    question = Column("question", "Pertanyaan")
    question_en = Column("question_en", "Pertanyaan (Inggris)")
    guidance = Column("guidance", "Petunjuk")
    verifier_guide = Column("verifier_guide", "Petunjuk verifikator")
    score_0 = RubricColumn("rubric", "Kriteria skor 0", 0)
    score_1 = RubricColumn("rubric", "Kriteria skor 1", 1)
    score_2 = RubricColumn("rubric", "Kriteria skor 2", 2)
    score_3 = RubricColumn("rubric", "Kriteria skor 3", 3)
    score_4 = RubricColumn("rubric", "Kriteria skor 4", 4)
    evidence_kinds = ManyColumn("evidence_kinds", "Jenis bukti dukung", RowNames("code"))
    weight = Column("weight", "Bobot", Number(minimum=0, maximum=9999, places=4, empty=1))
    scope = Column("scope", "Ditanyakan", Choice(Scope, default=Scope.REGENCY))
    dimension_code = Column("dimension_code", "Dimensi")
    computed_from = Column("computed_from", "Dihitung dari", Choice(ComputedFrom))
    band = Column("band", "Cara menjadi skor", Choice(Band))
    may_be_not_applicable = Column("may_be_not_applicable", "Boleh tidak berlaku", YesNo())
    allows_decimals = Column("allows_decimals", "Skor desimal", YesNo())
    form_number = Column("form_number", "Nomor pada formulir")
    position = Column("position", "Urutan", Number(whole=True, minimum=0, maximum=32767, empty=0))
    character_limit = Column(
        "character_limit", "Batas huruf", Number(whole=True, minimum=1, maximum=1_000_000)
    )
    replaces = Column("replaces", "Menggantikan kunci", Lines())
    citation = Column("citation", "Sumber")

    scope_field = "aspect__instrument"
    required = ("key", "aspect", "question")

    class Meta:
        model = Indicator
        import_id_fields = ["key"]
        name = gettext_lazy("Indicators")
        fields = [
            "key",
            "aspect",
            "question",
            "question_en",
            "guidance",
            "verifier_guide",
            "score_0",
            "score_1",
            "score_2",
            "score_3",
            "score_4",
            "evidence_kinds",
            "weight",
            "scope",
            "dimension_code",
            "computed_from",
            "band",
            "may_be_not_applicable",
            "allows_decimals",
            "form_number",
            "position",
            "character_limit",
            "replaces",
            "citation",
        ]

    def prepare(self):
        self.fields["aspect"].widget.known = by_name(self.scope.aspects.all(), "code", "name")
        self.fields["evidence_kinds"].widget.known = by_name(EvidenceKind.objects.all(), "code", "name")

    def rows(self):
        return super().rows().select_related("aspect").prefetch_related("evidence_kinds")

    def check(self, indicator):
        if indicator.scope == Scope.DIMENSION and not indicator.dimension_code:
            yield "dimension_code", _("An indicator asked per dimension names its dimension.")
        if not indicator.rubric:
            yield "rubric", _("Describe at least one score.")
