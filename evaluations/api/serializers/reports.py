from django.urls import reverse
from rest_framework import serializers

from evaluations.choices import ReportFormat, ReportKind, ReportState, ReportStep
from evaluations.models import Report


class ReportSerializer(serializers.ModelSerializer):
    round = serializers.CharField(source="round.address")
    is_provisional = serializers.BooleanField()
    step = serializers.ChoiceField(ReportStep.choices, allow_blank=True)
    url = serializers.HyperlinkedIdentityField("api:report-detail")
    download_url = serializers.SerializerMethodField(help_text="Null until it is ready.")

    class Meta:
        model = Report
        fields = [
            "id",
            "url",
            "round",
            "kind",
            "format",
            "language",
            "is_provisional",
            "state",
            "percent",
            "step",
            "error",
            "code",
            "sha256",
            "size_bytes",
            "page_count",
            "requested_at",
            "finished_at",
            "download_url",
        ]

    def get_download_url(self, report) -> str | None:
        if report.state != ReportState.READY:
            return None
        return self.context["request"].build_absolute_uri(reverse("api:report-download", args=[report.pk]))


class ReportRequestSerializer(serializers.Serializer):
    round = serializers.RegexField(r"^\d{4}-(tw)?[1-4]$", help_text="Its address, such as `2023-2`.")
    kind = serializers.ChoiceField(ReportKind.choices, default=ReportKind.EVALUATION)
    format = serializers.ChoiceField(ReportFormat.choices, default=ReportFormat.PDF)
    language = serializers.ChoiceField(["id", "en"], default="id")
