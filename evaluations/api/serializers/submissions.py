from rest_framework import serializers

from evaluations.api.serializers.agencies import AgencyRefSerializer
from evaluations.models import Extension, Submission


class ExtensionSerializer(serializers.ModelSerializer):
    item = serializers.IntegerField(
        source="item_id", allow_null=True, help_text="Null: for the whole packet."
    )

    class Meta:
        model = Extension
        fields = ["item", "until", "reason", "granted_at"]


class SubmissionSerializer(serializers.ModelSerializer):
    round = serializers.CharField(source="round.address")
    agency = AgencyRefSerializer()
    extensions = ExtensionSerializer(many=True)
    item_count = serializers.IntegerField()
    filled_count = serializers.IntegerField()
    submitted_count = serializers.IntegerField()
    returned_count = serializers.IntegerField()
    verified_count = serializers.IntegerField()

    class Meta:
        model = Submission
        fields = [
            "id",
            "round",
            "agency",
            "state",
            "submitted_at",
            "not_handed_in",
            "extensions",
            "item_count",
            "filled_count",
            "submitted_count",
            "returned_count",
            "verified_count",
        ]
