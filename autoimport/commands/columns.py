"""What `show --lines` writes: each generated line behind the author's line, below it where its parts come from, and at
the end the way back.

    12 |     ag__.if_(x > 20.0, then, None, (), ())
       |     ^12:7        ^12:11
       |                      ^12:7                line and column of what is above
     ...
    the author's lines, and the lines here that stand for them:
    12: 4 9 10
"""


def rulers(text, row):
    """Lines that mark, below a line of generated text, each place where something from another place begins.

    `row`: (column, source line, source column) in order; columns of sources count bytes, as everywhere.
    """
    encoded, lines, before = text.encode("utf-8", "surrogatepass"), [], None
    for column, *place in row:
        if place == before:
            continue
        before, mark = place, "^{}:{}".format(*place)
        at = len(encoded[:column].decode("utf-8", "replace"))
        for i, line in enumerate([*lines, ""]):
            if len(line) < at or not line and not at:
                lines[i:i + 1] = [f"{line:<{at}}{mark}"]
                break
    return lines


def back(rows, first, last):
    """(source line, the generated lines from `first` to `last` that hold something of it), counted from `first`."""
    found = {}
    for line, _, source, _ in rows:
        if first <= line <= last:
            found.setdefault(source, {})[line - first + 1] = None
    return sorted((source, list(lines)) for source, lines in found.items())
