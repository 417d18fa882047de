class FormatError(ValueError):
    """What was typed cannot be read. Its text is one translated sentence: what is wrong, what to do."""

    @property
    def message(self):
        return str(self.args[0])


def quoted(value, limit=40):
    """Return what the user typed, short and on one line, to be repeated inside a sentence."""
    text = "".join(mark if mark.isprintable() else " " for mark in str(value)[: limit + 1]).strip()
    return text if len(text) <= limit else text[:limit] + "…"
