"""The one error of the rules: an input that a rule cannot be computed from."""


class RuleError(Exception):
    """The rule cannot be computed; the message is one Danish sentence that names the row or field, and the reason."""


class MissingFigure(RuleError):
    """A figure that may be left out is missing in this row, so what rests on it is not computed there."""
