'''Literals as text: strings, bytes, numbers, docstrings, and the strings inside f-strings.

The hard case is the expression part of an f-string before Python 3.12.  The f-string there is one token, so its
expressions hold neither a backslash nor the quote that ends it, and a string among them has to be written with what
quotes are left:

    f"""{x['a']}"""    f'{x["a"]}'    f'{" ".join(x)}'

From 3.12 on an expression is just an expression.
'''
import ast
import re
import sys

NESTING = sys.version_info >= (3, 12)         # f-strings nest with any quotes
QUOTES = "'", '"', '"""', "'''"
BIG = 1 << 4096                               # far below the limit that Python sets to decimal literals
INFINITY = "1e309"


def literal(value, outer=()):
    """The text of a constant.  `outer`: the quotes of the f-strings around it, where these forbid backslashes."""
    if value is ...:
        return "..."
    if isinstance(value, (str, bytes)):
        return quoted(value, outer) if outer else repr(value)
    if isinstance(value, (float, complex)):
        return repr(value).replace("inf", INFINITY).replace("nan", f"({INFINITY}-{INFINITY})")
    if isinstance(value, tuple):
        return "(" + "".join(literal(item, outer) + ", " for item in value) + ")"
    if isinstance(value, int) and not -BIG < value < BIG:
        return hex(value)
    return repr(value)


def quoted(value, outer):
    """A string or bytes literal that has no backslash and none of the quotes in `outer`."""
    prefix, text = ("b", value.decode("latin-1")) if isinstance(value, bytes) else ("", value)
    tries = [repr(value)] + [prefix + quote + text + quote for quote in QUOTES]
    # Last resort, both quotes within a triple-quoted f-string: pieces, which Python joins.
    tries.append(" ".join(prefix + ('"%s"' if "'" in piece else "'%s'") % piece
                          for piece in re.findall(r"""[^'"]+|'|\"""", text)))
    for written in tries:
        if "\\" not in written and not any(quote in written for quote in outer) and means(written, value):
            return written
    raise ValueError(f"Python {sys.version_info[0]}.{sys.version_info[1]} cannot write {value!r} within an f-string")


def means(text, value):
    try:
        return ast.literal_eval(text) == value
    except (SyntaxError, ValueError):
        return False


def escaped(text, keep=""):
    """`text` as it stands between quotes, but for the quotes; `keep`: what stays although it does not print."""
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(char if char in keep or char.isprintable() and char != "\\" else repr(char)[1:-1] for char in text)


def docstring(value):
    """A docstring over as many lines as it has."""
    return '"""' + re.sub(r'"(?="|\Z)', r'\"', escaped(value, keep="\n")) + '"""'


def fstring_literal(text, quote, outer, spec):
    """A literal part of an f-string.  `quote`: a quote to escape, or None; `spec`: whether it is in a format spec."""
    if outer:
        if quote or any(char in text for char in "\\\r\0" + "{}" * spec):
            raise ValueError(f"{text!r} needs a backslash within an f-string")
        return text.replace("{", "{{").replace("}", "}}")
    text = escaped(text)
    if spec:                                  # doubled braces do not mean one there
        text = text.replace("{", "\\x7b").replace("}", "\\x7d")
    else:
        text = text.replace("{", "{{").replace("}", "}}")
    return text.replace(quote[0], "\\" + quote[0]) if quote else text


def fits(quote, text, outer, escape):
    """Whether `text` can stand between these quotes; `escape`: those in the literal parts of it are escaped."""
    if "\n" in text and len(quote) == 1 or any(other in quote + text + quote for other in outer):
        return False
    return escape or quote not in text and not text.endswith(quote[0])
