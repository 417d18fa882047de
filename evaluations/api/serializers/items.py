from rest_framework import serializers

from evaluations.api.serializers.agencies import AgencyRefSerializer
from evaluations.api.serializers.programs import ProgramRefSerializer
from evaluations.models import EvidenceUse, Indicator, Item, ProgramProgress, Response, TargetActual


class IndicatorRefSerializer(serializers.ModelSerializer):
    aspect = serializers.CharField(source="aspect.code")
    question = serializers.CharField(source="text", help_text="In the language asked for.")

    class Meta:
        model = Indicator
        fields = ["key", "aspect", "scope", "question"]


class ItemSerializer(serializers.ModelSerializer):
    key = serializers.CharField(help_text="What stays the same from round to round.")
    round = serializers.CharField(source="round.address")
    agency = AgencyRefSerializer(source="submission.agency", help_text="Who answers.")
    indicator = IndicatorRefSerializer(allow_null=True, help_text="Null: the progress of a program is asked.")
    program = ProgramRefSerializer(allow_null=True)
    dimension = serializers.SlugRelatedField("code", read_only=True, allow_null=True)
    evidence_count = serializers.IntegerField()

    class Meta:
        model = Item
        fields = [
            "id",
            "key",
            "round",
            "submission",
            "agency",
            "indicator",
            "program",
            "dimension",
            "state",
            "is_blank",
            "is_reopened",
            "edit_version",
            "edited_at",
            "evidence_count",
        ]


class ActualSerializer(serializers.ModelSerializer):
    is_met = serializers.BooleanField()

    class Meta:
        model = TargetActual
        fields = ["indicator", "unit", "direction", "baseline", "target", "actual", "is_met"]


class ProgressSerializer(serializers.ModelSerializer):
    actuals = ActualSerializer(many=True)

    class Meta:
        model = ProgramProgress
        fields = [
            "status",
            "physical_progress",
            "budget_ceiling",
            "budget_realised",
            "output",
            "outcome",
            "obstacle_kind",
            "obstacle",
            "follow_up",
            "actuals",
        ]


class ResponseSerializer(serializers.ModelSerializer):
    class Meta:
        model = Response
        fields = ["self_score", "verified_score", "narrative", "is_not_applicable", "not_applicable_reason"]


class EvidenceSerializer(serializers.ModelSerializer):
    title = serializers.CharField(source="version.evidence.title")
    number = serializers.IntegerField(source="version.number")
    link = serializers.CharField(source="version.link", help_text="Empty: it is a file.")
    original_name = serializers.CharField(source="version.original_name")
    media_type = serializers.CharField(source="version.media_type")
    size_bytes = serializers.IntegerField(source="version.size_bytes")
    sha256 = serializers.CharField(source="version.sha256")
    document_date = serializers.DateField(source="version.document_date", allow_null=True)
    withdrawn_at = serializers.DateTimeField(source="version.withdrawn_at", allow_null=True)

    class Meta:
        model = EvidenceUse
        fields = [
            "title",
            "number",
            "link",
            "original_name",
            "media_type",
            "size_bytes",
            "sha256",
            "document_date",
            "withdrawn_at",
        ]


class ItemDetailSerializer(ItemSerializer):
    progress = ProgressSerializer(allow_null=True, help_text="The answer, where a program is asked.")
    response = ResponseSerializer(allow_null=True, help_text="The answer, where an indicator is asked.")
    evidence = EvidenceSerializer(source="uses", many=True)

    class Meta(ItemSerializer.Meta):
        fields = [*ItemSerializer.Meta.fields, "progress", "response", "evidence"]
