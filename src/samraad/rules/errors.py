"""The one error of the rules: an input that a rule cannot be computed from."""


class RuleError(Exception):
    """The rule cannot be computed; the message is one Danish sentence that names the row or field, and the reason."""
