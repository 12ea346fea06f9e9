"""What is refused, and how it is said.

Users see their own exceptions; these classes are for what the project itself has to say.
"""


class AutoimportError(Exception):
    """Base of everything that this project raises on its own account."""


class ConversionError(AutoimportError):
    """A module that cannot be converted; it is raised at import in strict mode, otherwise told once as a warning."""


class ConversionWarning(UserWarning):
    """A module or a function that stays plain Python, and why."""


class StateWarning(UserWarning):
    """Python's state that changes while a function is traced, and not when its graph runs."""


class CompilationWarning(UserWarning):
    """What XLA leaves out of a function that it compiles."""


class StagingError(AutoimportError, TypeError):
    """A program that is fine eagerly and that no graph can express as it is written.

        StagingError("'y' cannot have one type in the graph",
                     sides=[("int32 of shape ()", "line 5"), ("string of shape ()", "line 7")],
                     instead="Give 'y' values of one dtype on every path")

        'y' cannot have one type in the graph:
            int32 of shape () at line 5
            string of shape () at line 7
        Give 'y' values of one dtype on every path.

    `what` could not be done, with the variable by its name in the source; the values on each side, and where they come
    from ("" where that is not known); what to write instead.
    """

    where = None                               # the traceback that says more than its own

    def __init__(self, what, sides=(), instead=""):
        self.what, self.sides, self.instead = what, tuple(sides), instead
        super().__init__(what, self.sides, instead)

    def __str__(self):
        rows = "".join(f"\n    {value}{where and ' at '}{where}" for value, where in self.sides)
        instead = f"{chr(10) if rows else ' '}{self.instead}." if self.instead else ""
        return f"{self.what}{':' if rows else '.' if instead else ''}{rows}{instead}"


def located(error, line):
    """`error`, which the loader is to tell at this line."""
    error.line = line
    return error


def line_of(error):
    """The line of the source that a conversion failed at."""
    return getattr(getattr(error, "node", None), "lineno", 1)


def reason(error):
    """Why a conversion failed, in the words of a warning."""
    return str(error) if isinstance(error, ConversionError) else f"{type(error).__name__}: {error}"


def report(what, why, path, line):
    """What is said of a module that cannot be converted: what and why, the line with a caret, and what to do.

        pkg.mod stays plain Python: RecursionError: maximum recursion depth exceeded
          File "pkg/mod.py", line 12
            return a + (b + (c + ...
            ^^^^^^^^^^^^^^^^^^^^^^^^
        Split what nests so deeply into several statements, or leave the module out: `exclude`.
    """
    import linecache
    text = linecache.getline(path, line).strip()
    text = text if len(text) <= WIDTH else text[:WIDTH] + "..."
    place = f'  File "{path}", line {line}' + (f"\n    {text}\n    {'^' * len(text)}" if text else "")
    remedy = next((remedy for kind, remedy in REMEDIES.items() if why.startswith(kind)), DEFECT)
    return f"{what}: {why}\n{place}\n{remedy}, or leave the module out: `exclude`."


WIDTH = 100                                    # of a line of the author's, in a message
REMEDIES = {
    "RecursionError": "Split what nests so deeply into several statements",
    "MemoryError": "Split the module",
    "ImportError": "Mend the installation",
    "ModuleNotFoundError": "Mend the installation",
    "OSError": "Try again",
}
DEFECT = "This is a defect of autoimport's: please report it with these lines"
