"""Lists whose length only the graph knows: rows in TensorFlow's tensor lists, one for each part of an element.

A Python list (or deque) that a branch or a loop fills stays the object that it is; its *content* is staged: it holds a
`Segment` that stands for items which the graph will know.  Python copies, adds and repeats such lists by itself; a list
with segments among other items is one of the rows of all of them (see `listops` for what its methods do).
"""
import tensorflow as tf

from ..errors import StagingError
from . import compiled, list_gradients, staging


class Rows:
    """The items of a staged list.  A value: operations give new rows.

    `element` is the form of one item, `handles` one variant tensor for each tensor of that form.
    """

    def __init__(self, element, handles):
        self.element, self.handles = element, tuple(handles)
        if not self.handles:
            raise StagingError("a list whose length depends on a tensor must hold values that a tensor can carry",
                               instead="Keep numbers, texts, tensors, and tuples and dicts of them in it")

    def length(self):
        return tf.raw_ops.TensorListLength(input_handle=self.handles[0])

    def append(self, value):
        parts = self.element.pack(value)
        return Rows(self.element, [list_gradients.push(handle, part, spec) for (handle, spec), part in zip(self.pairs(), parts)])

    def concat(self, other):
        """These rows and then those of `other`."""
        return Rows(self.element, [list_gradients.concat(a, b, spec) for (a, spec), b in zip(self.pairs(), other.handles)])

    def get(self, index, name="python_list_item"):
        parts = [tf.raw_ops.TensorListGetItem(input_handle=handle, index=index, element_shape=shape_of(spec), name=name,
                                              element_dtype=spec.dtype) for handle, spec in self.pairs()]
        return self.element.unpack(iter(parts))

    def put(self, index, value):
        return Rows(self.element, [list_gradients.put(handle, index, part, spec, "python_list_assignment")
                                   for (handle, spec), part in zip(self.pairs(), self.element.pack(value))])

    def pop(self):
        """The rows without the last, and the last."""
        handles, parts = [], []
        for handle, spec in self.pairs():
            handle, part = tf.raw_ops.TensorListPopBack(input_handle=handle, element_shape=shape_of(spec),
                                                        element_dtype=spec.dtype, name="python_list_last")
            handles.append(handle)
            parts.append(part)
        return Rows(self.element, handles), self.element.unpack(iter(parts))

    def stack(self):
        """All rows in one tensor of shape `[length, *element shape]` (of each part, where an element has parts)."""
        return stacked_as(self.element, iter(self.flat()))

    def given(self):
        """All rows as code that knows nothing of them may have them: in one tensor wherever NumPy would make one."""
        from . import form_kinds, forms, lattice, optional
        if form_kinds.of_variables(self.element) and not form_kinds.of_dtypes(self.element):
            return become(self, lattice.read(self.element)).given()
        element, parts = self.element, self.flat()
        if isinstance(element, forms.Optional) and element.form is not None:
            element, parts = element.form, optional.all_there(*parts)
        parts = stacked_as(element, iter(parts))
        if isinstance(element, forms.Items) and isinstance(element.example, (list, tuple)) and parts and all(
                isinstance(part, tf.Tensor) and part.dtype == parts[0].dtype and part.shape.is_compatible_with(
                    parts[0].shape) for part in parts) and not hasattr(element.example, "_fields"):
            return tf.stack(parts, 1)
        return parts

    def flat(self):
        """The stacked tensors, one for each tensor of the element."""
        return [tf.raw_ops.TensorListStack(input_handle=handle, element_shape=shape_of(spec), element_dtype=spec.dtype)
                for handle, spec in self.pairs()]

    def restack(self, indices):
        """The rows at `indices`, a vector, in that order."""
        if any(map(list_gradients.varied, self.element.specs())):
            return one_by_one(self, self.element, tf.size(indices), lambda i: indices[i])
        return Rows(self.element, [tf.raw_ops.TensorListFromTensor(tensor=tf.gather(
            tf.raw_ops.TensorListStack(input_handle=handle, element_shape=shape_of(spec), element_dtype=spec.dtype),
            indices), element_shape=ANY) for handle, spec in self.pairs()])

    def pairs(self):
        return zip(self.handles, self.element.specs())


def stacked_as(element, parts):
    """The stacked parts in the structure of one element."""
    from . import candidates, contents, forms, wording
    if isinstance(element, forms.Items):
        return contents.rebuild(element.example, [stacked_as(form, parts) for form in element.forms])
    if isinstance(element, forms.Rows):        # lists of lists make a tensor where all have one length, as in NumPy
        handles = [next(parts) for _ in element.specs()]
        inner = [tf.TensorSpec([None, *spec.shape], spec.dtype) for spec in element.element.specs()]
        stacked = tf.map_fn(lambda row: Rows(element.element, row).flat(), handles, fn_output_signature=inner)
        return stacked_as(element.element, iter(stacked))
    if isinstance(element, candidates.OneOf) and all(map(contents.is_number, bare := [*map(contents.bare, element.values)])):
        return tf.gather(tf.constant(bare), next(parts))           # texts, or members of an IntEnum
    if type(element) is not forms.Tensor:
        raise StagingError(f"a list whose length only the graph knows is no tensor where its items are {wording.told(element)}",
                           instead="Loop over it, or keep tensors in it")
    number, *_ = [next(parts) for _ in element.specs()]        # (no tensor tells whether it is an int in Python)
    return number


class Snapshot(list):
    """The items of a list at one time, apart from the list itself."""


ANY = -1                                       # the shape of the items, for TensorFlow: a list may take others later


def shape_of(spec):
    """A spec's shape as a tensor-list op takes it: -1 where it is not known."""
    if spec.shape.rank is None:
        return tf.constant(-1, tf.int32)
    return tf.constant([-1 if n is None else n for n in spec.shape], tf.int32, [spec.shape.rank])


def rows(items, element):
    """Rows of the given items; each must fit `element`."""
    from . import forms
    element = forms.item(element)
    if compiled.here():
        compiled.refuse_list()
    handles = [tf.raw_ops.EmptyTensorList(element_shape=ANY, max_num_elements=-1, element_dtype=spec.dtype)
               for spec in element.specs()]
    out = Rows(element, handles)
    for item in items:
        out = out.append(item)
    return out


def become(content, element):
    """The same rows, carried as a wider form wants them."""
    before, after = content.element.specs(), element.specs()
    if [spec.dtype for spec in before] == [spec.dtype for spec in after]:
        return Rows(element, content.handles)

    return one_by_one(content, element, content.length(), lambda i: i)


def one_by_one(content, element, count, place):
    """So many rows: row i is the one at `place(i)` of `content`."""
    from . import nested

    def step(i, *handles):
        nested.adopt()
        return i + 1, *Rows(element, handles).append(content.get(place(i))).handles
    _, *handles = tf.while_loop(lambda i, *_: i < count, step, [tf.constant(0), *rows([], element).handles])
    return Rows(element, handles)


def refuse(*args, **kwargs):
    raise StagingError("this list was filled under a tensor condition or in a tensor loop: its items are known only when the graph "
                       "runs",
                       instead="Use autograph.stack(items), len(items), items[i] or a loop over it in converted code")


class Segment:
    """Items that only the graph knows, in a list of Python's.  Any other use says what to write instead."""

    __slots__ = "rows",

    def __init__(self, rows):
        self.rows = rows

    def refuse(self, *args, **kwargs):
        refuse()

    def __getattr__(self, name):
        if name.startswith("__") or name.startswith("_tf"):
            raise AttributeError(name)         # what asks only whether there is such a thing
        return self.refuse()

    __iter__ = __len__ = __bool__ = __add__ = __radd__ = __mul__ = __rmul__ = __array__ = __eq__ = __ne__ = refuse
    __sub__ = __rsub__ = __lt__ = __gt__ = __le__ = __ge__ = __getitem__ = __float__ = __int__ = __index__ = refuse
    __hash__ = object.__hash__

    def __repr__(self):
        return "<items known only when the graph runs>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def rows_of(items):
    """The rows of a staged list; None if its content is plain."""
    count = len(items)
    session = staging.local.session
    if count <= 1:
        if not count or type(items[0]) is not Segment:
            return None
        if session is not None and session.changed:
            from . import loans
            loans.settle(session)
        return items[0].rows
    if session is None or not session.staged or session.scanned.get(id(items)) == count:
        return None
    if Segment in map(type, items):
        content = joined(items)
        session.set_content(items, content)
        return content
    if count > SHORT:
        session.scanned[id(items)] = count
        session.kept.append(items)
    return None


SHORT = 32                                     # longer lists are looked through once


def joined(items):
    """The rows of a list whose items are plain ones and segments."""
    from . import lattice
    element = None
    for item in items:
        form = item.rows.element if type(item) is Segment else lattice.element_of(item)
        element = form if element is None else lattice.join(element, form)
    runs = [become(items[i].rows, element) if type(items[i]) is Segment else [items[i]] for i in range(len(items))]
    content = None
    for run in runs:
        if content is None:
            content = run if type(run) is Rows else rows(run, element)
        else:
            content = content.concat(run) if type(run) is Rows else content.append(run[0])
    return content


def new(content, kind=list, limit=None):
    """A new list object with these rows."""
    items = kind() if limit is None else kind((), limit)
    staging.local.session.set_content(items, content)
    return staging.local.session.born(items)
