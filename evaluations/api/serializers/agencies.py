from rest_framework import serializers

from agencies.models import Agency


class AgencyRefSerializer(serializers.ModelSerializer):
    class Meta:
        model = Agency
        fields = ["id", "code", "name", "short_name"]


class AgencySerializer(serializers.ModelSerializer):
    class Meta:
        model = Agency
        fields = [
            "id",
            "code",
            "name",
            "short_name",
            "other_spellings",
            "kind",
            "parent",
            "is_active",
            "successor",
        ]
