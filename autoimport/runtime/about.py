"""What a refusal is about: the variables in the author's expression, what they hold, and where they were set.

    y = np.fft.fft(xs)        np.fft.fft() of a symbolic tensor: TensorFlow has no such function:
                                  'xs' is float32 of shape (8,) at line 12
                              Use the functions of tf ...

Whoever refuses something says why, and what to write instead; the names are found here, in the source.
"""
import linecache
import re
import types

from ..errors import StagingError
from . import contents, form_kinds, frames, lattice, lists, origins, staging, wording

NAME = re.compile(r"(?<![\w.])[^\W\d]\w*(?:\.[^\W\d]\w*)*")
ROWS = 4


def complete(error):
    """Have a `StagingError` that names no values name those of the expression that it was raised in."""
    stack, entry = [], error.__traceback__
    while entry is not None:
        if frames.is_authors(entry.tb_frame.f_code.co_filename):
            stack.insert(0, frames.Step(entry.tb_frame, entry.tb_lasti, entry.tb_lineno))
        entry = entry.tb_next
    if stack and not error.sides:
        known = [*variables(stack[0]).items()]
        rows = [row for row in known if telling(row[1])] or known
        error.sides = tuple((f"'{name}' is {told(value)}", "." not in name and frames.set_before(name, stack) or origins.where(value))
                            for name, value in rows[:ROWS])


def reword(error):
    """Have TensorFlow's error for what Python itself asks of a tensor say what it is about."""
    asked = "the items" if "terating" in str(error) else "the truth"
    refusal = StagingError(f"Python itself asks for {asked} of a tensor here, which only the graph knows",
                           instead="Write it out as conditions and loops of a function, which are staged: C code, bodies of classes "
                                   "and what exec makes are not")
    refusal.__traceback__ = error.__traceback__
    complete(refusal)
    error.args = (str(refusal),)


def variables(step):
    """name -> value of each variable, or attribute of one, in the expression that a frame stands in."""
    found = {}
    for title in NAME.findall(text(frames.place(step.frame.f_code, step.lasti))):
        name, *attributes = title.split(".")
        value = step.frame.f_locals.get(name)
        for attribute in attributes if not staging.symbolic(value) else ():
            name, value = f"{name}.{attribute}", getattr(value, "__dict__", {}).get(attribute)
        if value is not None and not isinstance(value, (type, types.ModuleType)) and not callable(value):
            found[name] = value
    return found


def text(place):
    """The source at a place."""
    lines = linecache.getlines(place.file)[place.line - 1:place.end_line or place.line]
    if place.column is None or not lines:
        return "".join(lines)
    lines = [line.encode() for line in lines]
    lines[-1] = lines[-1][:place.end_column]
    lines[0] = lines[0][place.column:]
    return b"".join(lines).decode("utf-8", "replace")


def telling(value):
    """Is this known only when the graph runs, or does it hold what is?"""
    return staging.symbolic(value) or type(value) in contents.SYMBOLIC or isinstance(value, lattice.SEQUENCES) and lists.rows_of(
        value) is not None or any(map(staging.symbolic, contents.parts_of(value) or ()))


def told(value):
    try:
        return wording.told(lattice.form_of(value))
    except lattice.Differs:
        return wording.told_value(value)


def no_common_type(region, i, form, other, why):
    """The refusal of place `i` of a branch or a loop, whose values have no form in common."""
    place = region.places[i]
    wheres = [frames.set_in(block, place.title) for block in region.blocks]
    here, earlier = wheres[-1], [where for where in wheres if where and where != wheres[-1]]
    before = frames.set_before(place.title)
    if place.line:                              # on the heap
        here, before = f"line {place.line}", frames.set_before(place.name().strip("'"))
    before = before or origins.where(region.before[i])
    there = (earlier or [before])[-1] if here else before
    if place.line and not form.fits(place.shown(region.before[i])):
        here, there = there, here               # what was traced first wrote it
    if not here:
        here, there = before, (earlier or [""])[-1]       # what was just traced leaves what was there before it
    name, parts = place.name(), form_kinds.is_container(form) or form_kinds.is_container(other)
    if not why.plain:
        detail = f", {why}"
    else:
        detail = f": of its parts, {why}" if parts and str(why) != str(wording.differing(form, other)) else ""
    return StagingError(
        f"{name} cannot have one type in the graph{detail}", [(wording.told(form), there), (wording.told(other), here)],
        f"Give {'it' if ' ' in name else name} values of one dtype and structure on every path, for instance with "
        "tf.cast" + ("" if " " in name else ", or set it before"))


def no_set(region, i, value):
    """The refusal of place `i`, which is what a set holds."""
    place, before = region.places[i], region.before[i]
    changed = next((each for each in (value, getattr(region.forms[i], "value", value)) if each != before), value)
    held = [str(set(each)) if each else "an empty set" for each in (before, changed)]
    return StagingError(
        f"what {place.name()} holds, a set, would be known only when the graph runs",
        [(held[0], frames.set_before(place.name().strip("'"))), (held[1], place.line and f"line {place.line}" or "")],
        "Use a list of truth values, or a dict of them: seen[key] = True. For the distinct items of a tensor there is tf.unique")
