from rest_framework import serializers


class GapSerializer(serializers.Serializer):
    item = serializers.IntegerField()
    key = serializers.CharField()
    title = serializers.CharField()
    field = serializers.CharField(help_text="The field of the answer, or `evidence`.")
    message = serializers.CharField()
    detail = serializers.CharField(allow_blank=True)


class ErrorSerializer(serializers.Serializer):
    detail = serializers.CharField(help_text="One sentence, in the language asked for.")
    code = serializers.CharField(help_text="Stays the same in every language: `conflict`, `not_found` …")


class InvalidSerializer(ErrorSerializer):
    errors = serializers.DictField(help_text="What is wrong with each field.", required=False)


class ConflictSerializer(ErrorSerializer):
    gaps = GapSerializer(many=True, required=False, help_text="All that is missing, when handing in.")
