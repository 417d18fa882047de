from rest_framework import serializers

from evaluations.models import Round


class RoundSerializer(serializers.ModelSerializer):
    address = serializers.CharField(help_text="`2023-2` of an evaluation, `2024-tw3` of monitoring.")
    title = serializers.CharField()
    regency = serializers.SlugRelatedField("code", read_only=True)
    masterplan = serializers.CharField(source="masterplan.title")
    instrument = serializers.CharField(help_text="Name and version.")
    submission_count = serializers.IntegerField(help_text="Agencies asked.")
    handed_in_count = serializers.IntegerField(help_text="Agencies that have handed in.")

    class Meta:
        model = Round
        fields = [
            "address",
            "title",
            "regency",
            "year",
            "kind",
            "stage",
            "state",
            "opens_at",
            "deadline",
            "masterplan",
            "instrument",
            "is_sample",
            "needs_approval",
            "has_official_scores",
            "submission_count",
            "handed_in_count",
        ]
