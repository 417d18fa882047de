"""What was frozen, under the API's names. Figures are text, exactly as the snapshot holds them: unrounded."""

from rest_framework import serializers

from evaluations.choices import Level


class AspectScoreSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    name_en = serializers.CharField(allow_blank=True)
    weight = serializers.CharField(help_text="In this round, in percent.")
    share = serializers.CharField(
        allow_null=True, help_text="The weight divided by those that remain; null: left out."
    )
    score = serializers.CharField(source="value", allow_null=True)
    level = serializers.ChoiceField(
        Level.choices, allow_null=True, help_text="From which level the score comes."
    )
    missing = serializers.IntegerField(help_text="Answers that count 0 because they are missing.")
    product = serializers.CharField(allow_null=True, help_text="share × score")


class DimensionScoreSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    name_en = serializers.CharField(allow_blank=True)
    score = serializers.CharField(source="value", allow_null=True, help_text="Mean of its Impact indicators.")
    level = serializers.ChoiceField(Level.choices)
    missing = serializers.IntegerField()
    programs_planned = serializers.IntegerField()
    programs_running = serializers.IntegerField()


class ResultSerializer(serializers.Serializer):
    """Takes a `Reading`: the newest frozen snapshot, or the round as it stands."""

    round = serializers.CharField(source="snapshot.round.address")
    regency = serializers.CharField(source="snapshot.regency.code")
    is_provisional = serializers.BooleanField(help_text="True until it is published.")
    version = serializers.IntegerField(
        allow_null=True, help_text="Of the frozen result; null: nothing is frozen."
    )
    frozen_at = serializers.DateTimeField(source="result.frozen_at", allow_null=True, default=None)
    self_final = serializers.CharField(source="snapshot.finals.self", allow_null=True)
    verified_final = serializers.CharField(source="snapshot.finals.verified", allow_null=True)
    computed_final = serializers.CharField(source="snapshot.finals.computed", allow_null=True)
    official_final = serializers.CharField(
        source="snapshot.finals.official", allow_null=True, help_text="As the ministry printed it."
    )
    level = serializers.ChoiceField(
        Level.choices, source="snapshot.final.level", help_text="Of the computed final."
    )
    missing = serializers.IntegerField(source="snapshot.final.missing")
    formula = serializers.SerializerMethodField(help_text="Σ share × score, written out.")
    aspects = AspectScoreSerializer(source="snapshot.aspects", many=True)
    dimensions = DimensionScoreSerializer(source="snapshot.dimensions", many=True)

    def get_formula(self, reading) -> str:
        terms = [row for row in reading.snapshot["aspects"] if row["share"] is not None]
        return " + ".join(f"{row['share']} × {row['value'] or 0}" for row in terms)
