"""The lattice of forms: the form of one value, and the least form of two.

    join(form_of(0), form_of(tensor))           Tensor
    join(form_of(None), form_of(tensor))        Optional(Tensor)

A value that a region made (its identity ends with the trace) is `new`: it is carried part by part.  One that was there
before stays the object that it is.
"""
import collections
import functools
import types

import numpy as np
import tensorflow as tf

from . import choice, composites, contents, entries, lists, numpy_arrays, optional, staging, tensors
from .candidates import Either, OneOf, Union
from .contents import identical, is_number, is_tensor, number_type, parts_of, rebuild, same_structure
from .form_kinds import elements_of, is_either, is_list, kind_of, of_dtypes, of_variables
from .forms import FLOATS, INTS, Differs, Hollow, Items, Optional, Rows, Same, Tensor
from .kinds import SEQUENCES
from .places import UNSET
from .promotion import join_tensors
from .wording import differing

CANDIDATES = 16                                # more different texts than these are a string tensor
STRUCTURES = 4                                 # and so many structures; a value that nests deeper each time has no end
OBJECTS = 256                                  # more objects than these are no choice any more


def form_of(value, new=()):
    """The form of one value: the most particular one that a graph can carry.  `new`: objects, by id, that end with
    the trace under way."""
    if isinstance(value, optional.Maybe):
        return value.ag__form
    if isinstance(value, choice.Choice):
        if value.ag__form or not any(is_new(each, new) for each in value.ag__values):
            return value.ag__form or OneOf(value.ag__values)
        return functools.reduce(join, [form_of(each, new) for each in value.ag__values])
    if isinstance(value, lists.Rows):
        return Rows(value.element)
    if is_tensor(value) and not isinstance(value, np.ndarray | np.generic):
        weak = tensors.is_weak(value)
        ints = INTS if getattr(value, "_int_where", None) is not None else FLOATS
        return composites.form(tf.type_spec_from_value(value), weak, numpy_arrays.is_array(value), ints)
    return opened(value, new) if is_new(value, new) else Same(value)


def element_of(value):
    """The form of an item of a staged list."""
    form = form_of(value, fleeting())
    return of_any(form if not isinstance(form, Same) else apart(value) if is_staged(value) else opened(value))


def fleeting():
    """The objects, by id, that end with one of the regions under way: a list that lives longer has copies of them."""
    return collections.ChainMap(*staging.local.session.births)


def of_any(form):
    """The form of an item whose numbers may be others in the next: `items.append((x, 0))`."""
    if not isinstance(form, Items):
        return form
    return Items(form.example, [of_any(opened(part.value) if isinstance(part, Same) and is_number(part.value) else part)
                                for part in form.forms])


def common(items):
    """The form of every one of `items`, which a list holds."""
    form = element_of(items[0])
    for item in items[1:]:
        form = join_items(form, element_of(item))
    return form


def plain_scalar(value):
    """Whether a value is a number, or a scalar tensor: what tables are made of."""
    return is_number(value) or isinstance(value, tf.Tensor) and value.shape.rank == 0


TRANSPARENT = tuple, types.MethodType, functools.partial       # they have no identity that matters


def is_new(value, new):
    """Whether this container must be carried part by part."""
    if id(value) in new and parts_of(value) is not None or type(value) is lists.Snapshot:
        return True
    return isinstance(value, TRANSPARENT) and any(
        is_tensor(part) or type(part) in contents.SYMBOLIC or is_new(part, new) for part in parts_of(value))


def opened(value, new=()):
    """The form of a value that must be carried although it is known now."""
    if is_number(value):
        return Tensor(tf.TensorSpec([], number_type(value)), weak=True)
    if value is None or value is UNSET:
        return Optional(None, value is None, value is UNSET)
    if is_tensor(value):
        value_or_constant = tf.constant(value) if isinstance(value, np.ndarray | np.generic) else value
        return composites.form(tf.type_spec_from_value(value_or_constant), False, numpy_arrays.is_array(value))
    return apart(value, new) if isinstance(value, tuple) or is_new(value, new) else OneOf([value])


def is_staged(value):
    """Is this a list whose length only the graph knows?"""
    return isinstance(value, SEQUENCES) and lists.rows_of(value) is not None


def apart(value, new=()):
    """The form of a container that is carried part by part."""
    parts = parts_of(value)
    if parts is None:
        raise Differs(f"a value of type {type(value).__name__} cannot differ between paths")
    if is_staged(value):
        return Rows(lists.rows_of(value).element, whole=type(value), limit=getattr(value, "maxlen", None))
    # The example must not keep the values, which belong to this trace.
    return Items(rebuild(value, [...] * len(parts)), [form_of(part, new) for part in parts])


def join(a, b):
    """The least form that holds what `a` and `b` hold."""
    if isinstance(a, Hollow) or isinstance(b, Hollow):
        return join(*(form.form if isinstance(form, Hollow) else form for form in (a, b)))
    if isinstance(a, Same) and isinstance(b, Same):
        a, b = a.value, b.value
        if identical(a, b):
            return Same(a)
        if is_text(a) and is_text(b):
            return OneOf([a, b])
        return OneOf([a, b]) if isinstance(a, tuple) and constant(a) and constant(b) and not same_structure(a, b) else (
            join_other(opened(a), opened(b)))
    if isinstance(a, Same) or isinstance(b, Same):
        same, other = (a, b) if isinstance(a, Same) else (b, a)
        if other.fits(same.value):
            return other
        return join_other(OneOf([same.value]) if is_text(same.value) else opened(same.value), other)
    return join_other(a, b)


def is_text(value):
    return type(value) is str


def constant(value):
    return isinstance(value, tuple) and all(map(constant, value)) or is_number(value) or value is None


def join_other(a, b):
    if isinstance(a, Optional) or isinstance(b, Optional):
        a, b = optional_form(a), optional_form(b)
        form = join(a.form, b.form) if a.form and b.form else a.form or b.form
        return Optional(form, a.none or b.none, a.unset or b.unset)
    if isinstance(a, Tensor) and isinstance(b, Tensor):
        return union(a, b) if apart_by_dtype(a, b) else join_tensors(a, b)
    if (type(a) is not type(b) or isinstance(a, Union)) and of_variables(a) and of_variables(b):
        return union(a, b)                     # read where it is used: the variable may be assigned until then
    if isinstance(a, OneOf) or isinstance(b, OneOf):
        return join_candidates(a, b)
    if isinstance(a, Items) and isinstance(b, Items) and same_structure(a.example, b.example) and (
            type(a) is type(b) is Items):
        return Items(a.example, [join(x, y) for x, y in zip(a.forms, b.forms)])
    if entries.of_dict(a) and entries.of_dict(b):
        return entries.join(a, b, join)
    if is_either(a) and is_either(b) and len(a.forms) == len(b.forms):
        return Either([join(x, y) for x, y in zip(a.forms, b.forms)])
    if is_list(a) and is_list(b) and kind_of(a) == kind_of(b):
        elements = [*elements_of(a), *elements_of(b)]
        if not elements:
            raise Differs("both lists are empty")
        elements = [opened(each.value, fleeting()) if isinstance(each, Same) else each for each in elements]
        return Rows(of_any(functools.reduce(join_items, elements)), *kind_of(a))
    if variable(a) and variable(b) or of_dtypes(a) and of_dtypes(b):
        return union(a, b)
    raise differing(a, b)


def join_items(a, b):
    """The form of the items of a list: its tensors have one dtype."""
    form = join(a, b)
    if any(of_dtypes(part) and isinstance(part, Union) for part in getattr(form, "forms", [form]) + [form]):
        raise differing(a, b)
    return form


def apart_by_dtype(a, b):
    """Whether these are numbers of two dtypes of which neither gives way: each is carried as what it is."""
    try:
        join_tensors(a, b)
    except Differs:
        return of_dtypes(a) and of_dtypes(b)
    return False


def read(form):
    """The form of what a variable holds: it may be one of several, or a tensor on some path."""
    if isinstance(form, Tensor):
        return form
    if isinstance(form, Union):
        return functools.reduce(join, map(read, form.forms))
    return functools.reduce(join, [Tensor(tf.TensorSpec(value.shape, value.dtype)) for value in form.values])


def variable(form):
    """Whether what a form carries may be of this or that structure."""
    return isinstance(form, Union) and not of_dtypes(form) or isinstance(form, Items) and (
        isinstance(form.example, (*TRANSPARENT, BaseException)) or contents.field_names(form.example) is not None)


def has_identity(value):
    """Whether it matters which of two equal objects this is: it may change."""
    return contents.field_names(value) is not None and not isinstance(value, tuple)


def itself_or(value, form):
    """The form of an object that was there before, or of another that a region made."""
    return Union([OneOf([value]), form]) if isinstance(form, Items) else join(Same(value), form)


def union(a, b):
    found = []
    for form in (part for each in (a, b) for part in (each.forms if isinstance(each, Union) else [each])):
        same = [i for i, other in enumerate(found) if isinstance(other, Items) and isinstance(form, Items)
                and same_structure(other.example, form.example) or isinstance(other, Tensor) and isinstance(form, Tensor)
                and not apart_by_dtype(other, form) or isinstance(other, OneOf) and isinstance(form, OneOf)]
        if same:
            found[same[0]] = join(found[same[0]], form)
        else:
            found.append(form)
    if len(found) > STRUCTURES:
        raise Differs(f"it has {len(found)} structures or more")
    return found[0] if len(found) == 1 else Union(found)


def join_candidates(a, b):
    """Two forms of which one is a choice among Python values: a larger choice, or what carries all of them."""
    values = [value for form in (a, b) if isinstance(form, OneOf) for value in form.values]
    if isinstance(a, OneOf) and isinstance(b, OneOf):
        distinct = []
        for value in values:
            if not any(identical(value, other) for other in distinct):
                distinct.append(value)
        if len(distinct) > CANDIDATES and all(map(is_text, distinct)):
            return opened(distinct[0])
        if len(distinct) > OBJECTS:
            raise Differs(f"it may be any of {len(distinct)} objects or more, like {distinct[0]!r}")
        if any(map(is_text, distinct)) and not all(map(is_text, distinct)):
            raise differing(a, b)
        return OneOf(distinct)
    other = b if isinstance(a, OneOf) else a
    for value in map(contents.bare, values):
        other = join(other, opened(value) if is_number(value) else apart(value))
    return other


def optional_form(form):
    return form if isinstance(form, Optional) else Optional(form, False, False)
