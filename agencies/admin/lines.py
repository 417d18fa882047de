from django import forms


class LinesField(forms.CharField):
    """A list of texts, one a line: names have commas in them."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, base_field=None, max_length=None, **kwargs):
        self.line = base_field
        super().__init__(**kwargs)

    def to_python(self, value):
        lines = [line.strip() for line in super().to_python(value).splitlines()]
        return [self.line.clean(line) for line in dict.fromkeys(lines) if line]

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial, data):
        return list(initial or []) != [line.strip() for line in (data or "").splitlines() if line.strip()]
