"""What is refused, and how it is said.

Users see their own exceptions; these classes are for what the project itself has to say.
"""


class AutoimportError(Exception):
    """Base of everything that this project raises on its own account."""


class ConversionError(AutoimportError):
    """A module that cannot be converted; it is raised at import in strict mode, otherwise told once as a warning."""


class ConversionWarning(UserWarning):
    """A module or a function that stays plain Python, and why."""


class StagingError(AutoimportError, TypeError):
    """A program that is fine eagerly and that no graph can express as it is written."""


class Unsupported(AutoimportError):
    """A node that a pass cannot rewrite without changing its meaning.  Internal: the function stays plain Python."""

    def __init__(self, node, why):
        super().__init__(f"line {getattr(node, 'lineno', '?')}: {why}")
        self.node = node
        self.why = why
