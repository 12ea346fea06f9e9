"""What the graph versions build: no operation more than by hand, no trace more than needed, and nothing XLA refuses."""
import collections
import pathlib
import re
import sys

import pytest
import tensorflow as tf

import autoimport

sys.path.insert(0, str(pathlib.Path(__file__).parent / "benchmarks"))
import modules
import tensors

SOURCE = '''
import dataclasses
import tensorflow as tf

# Of each function there is one by hand, below

def straight(x):
    y = tf.matmul(x, x)
    z = y[0] + 1.0
    return tf.reduce_sum(z) * 2.0

def double(x):
    return x * 2.0

def twice(x, f=double):
    return f(f(x))

def calls(x):
    first, *others = [twice(x), double(x=x)]
    pair = {"a": first, "b": others[0]}
    return sum(double(value) for value in pair.values()) + max(len(pair), 1)

@dataclasses.dataclass
class Model:
    scale: float = 2.0

    def layer(self, x):
        return tf.nn.relu(x) * self.scale

    def __call__(self, x):
        for _ in range(3):
            x = self.layer(x)
        return x

MODEL = Model()

def methods(x):
    return MODEL(x)

def python_conditions(x, flag=True, items=(1.0, 2.0)):
    total = x if flag and items else -x
    for item in items:
        if item > 1.0:
            total += item
        elif not flag:
            break
    return total

def branch(x):
    if tf.reduce_sum(x) > 0.0:
        y = x + 1.0
    else:
        y = x - 1.0
    return y

def expression(x):
    return x + 1.0 if tf.reduce_sum(x) > 0.0 else x - 1.0

def returns(x):
    if tf.reduce_sum(x) > 0.0:
        return x + 1.0
    return x - 1.0

def method_in_branch(x):
    if tf.reduce_sum(x) > 0.0:
        x = MODEL.layer(x)
    return x

def over_range(n):
    total = 0
    for i in tf.range(n):
        total += i
    return total

def over_python_range(n):
    total = 0
    for i in range(n):
        total += i
    return total

def over_rows(v):
    total = tf.zeros([3])
    for row in v:
        total = tf.tanh(total + row)
    return total

def method_in_loop(v):
    x = tf.zeros([3])
    for row in v:
        x = MODEL.layer(x + row)
    return x

def while_(n):
    steps = 0
    while n > 0:
        n = n - 1
        steps += 2
    return steps

def nested(n):
    total = 0
    for i in tf.range(n):
        for j in tf.range(i):
            total += j
    return total

def branch_in_loop(v):
    total = 0.0
    for x in v:
        if x > 0.5:
            total += x
        else:
            total -= x * 2.0
    return total

def filled(n):
    out = []
    for i in tf.range(n):
        out.append(i * 2)
    return tf.stack(out)

def filled_by_method(n):
    out = []
    keep = out.append
    for i in tf.range(n):
        keep(i * 2)
    return tf.stack(out)
'''


class ByHand:
    @staticmethod
    def straight(x):
        return tf.reduce_sum(tf.matmul(x, x)[0] + 1.0) * 2.0

    @staticmethod
    def calls(x):
        return 0 + x * 2.0 * 2.0 * 2.0 + x * 2.0 * 2.0 + 2

    @staticmethod
    def methods(x):
        for _ in range(3):
            x = tf.nn.relu(x) * 2.0
        return x

    @staticmethod
    def python_conditions(x):
        return x + 2.0

    @staticmethod
    def branch(x):
        return tf.cond(tf.reduce_sum(x) > 0.0, lambda: x + 1.0, lambda: x - 1.0)

    expression = returns = branch

    @staticmethod
    def method_in_branch(x):
        return tf.cond(tf.reduce_sum(x) > 0.0, lambda: tf.nn.relu(x) * 2.0, lambda: x)

    @staticmethod
    def over_range(n):
        return tf.while_loop(lambda i, _: i < n, lambda i, total: (i + 1, total + i), (0, 0),
                             maximum_iterations=tf.maximum(n, 0))[1]

    @staticmethod
    def over_python_range(n):                  # the number is a Python int to the program: it is marked on a copy
        return tf.while_loop(lambda i, _: i < n, lambda i, total: (i + 1, total + tf.identity(i)), (0, 0),
                             maximum_iterations=tf.maximum(n, 0))[1]

    @staticmethod
    def over_rows(v, step=lambda total, row: tf.tanh(total + row)):
        n = tf.shape(v)[0]
        rows = tf.TensorArray(tf.float32, n, element_shape=[3]).unstack(v)
        return tf.while_loop(lambda i, total: i < n, lambda i, total: (i + 1, step(total, rows.read(i))),
                             (0, tf.zeros([3])), maximum_iterations=n)[1]

    @staticmethod
    def method_in_loop(v):
        return ByHand.over_rows(v, lambda x, row: tf.nn.relu(x + row) * 2.0)

    @staticmethod
    def while_(n):
        return tf.while_loop(lambda n, _: n > 0, lambda n, steps: (n - 1, steps + 2), (n, 0))[1]

    @staticmethod
    def nested(n):
        def row(i, total):
            return i + 1, tf.while_loop(lambda j, _: j < i, lambda j, total: (j + 1, total + j), (0, total),
                                        maximum_iterations=tf.maximum(i, 0))[1]
        return tf.while_loop(lambda i, _: i < n, row, (0, 0), maximum_iterations=tf.maximum(n, 0))[1]

    @staticmethod
    def branch_in_loop(v):
        n = tf.shape(v)[0]
        rows = tf.TensorArray(tf.float32, n, element_shape=[]).unstack(v)

        def step(i, total):
            x = rows.read(i)
            return i + 1, tf.cond(x > 0.5, lambda: total + x, lambda: total - x * 2.0)
        return tf.while_loop(lambda i, _: i < n, step, (0, 0.0), maximum_iterations=n)[1]

    @staticmethod
    def filled(n):
        def step(i, out):
            return i + 1, out.write(i, i * 2)
        start = 0, tf.TensorArray(tf.int32, 0, dynamic_size=True, element_shape=[])
        return tf.while_loop(lambda i, _: i < n, step, start, maximum_iterations=tf.maximum(n, 0))[1].stack()

    filled_by_method = filled


MATRIX, VECTOR, NUMBER = tf.TensorSpec([3, 3]), tf.TensorSpec([None]), tf.TensorSpec([], tf.int32)
SPECS = {"straight": MATRIX, "branch_in_loop": VECTOR, "over_rows": tf.TensorSpec([None, 3]),
         "method_in_loop": tf.TensorSpec([None, 3]), **dict.fromkeys(
             ["over_range", "over_python_range", "while_", "nested", "filled", "filled_by_method"], NUMBER)}


@pytest.fixture(scope="module")
def graph_versions(tmp_path_factory):
    path = tmp_path_factory.mktemp("graphs") / "staged.py"
    path.write_text(SOURCE)
    return modules.load(path, True)


@pytest.mark.parametrize("name", [name for name in vars(ByHand) if not name.startswith("_")])
def test_no_operation_more_than_by_hand(graph_versions, name):
    spec = SPECS.get(name, MATRIX)
    ours, theirs = (operations(function, spec) for function in (getattr(graph_versions, name), getattr(ByHand, name)))
    assert sum(ours.values()) <= sum(theirs.values()), (ours - theirs, theirs - ours)


def operations(function, spec):
    """How many of each kind lead to the results of a function, in its graph and in those of its branches and loops."""
    graph = tf.function(function, autograph=False).get_concrete_function(spec).graph
    definition = graph.as_graph_def()
    found = alive(definition.node, [tensor.op.name for tensor in graph.outputs])
    for inner in definition.library.function:
        found += alive(inner.node_def, [*inner.ret.values(), *inner.control_ret.values()])
    return collections.Counter(found)


def alive(nodes, names):
    """The kinds of the nodes that lead to those of these names."""
    nodes, todo, found = {node.name: node for node in nodes}, list(names), {}
    while todo:
        node = nodes.get(todo.pop().partition(":")[0].lstrip("^"))
        if node is not None and node.name not in found:
            found[node.name] = node.op
            todo += node.input
    return list(found.values())


# How often blocks are traced

BLOCKS = '''
import tensorflow as tf

def nothing_changes(v):
    total = tf.constant(0.0)
    for x in v:
        if x > 0.0:
            note("then")
            total += x
        note("body")
    return total

def python_number_becomes_tensor(v):
    total = 0
    for x in v:
        note("body")
        total += x
    return total

def int_becomes_float(n):
    total = 0
    for i in tf.range(n):
        note("body")
        total = total + 0.5
    return total

def none_becomes_tensor(v):
    last = None
    for x in v:
        note("body")
        last = x
    return last

def shape_grows(v):
    seen = tf.zeros([0])
    for x in v:
        note("body")
        seen = tf.concat([seen, [x]], 0)
    return seen

def name_is_set_inside(v):
    for x in v:
        note("body")
        last = x * 2.0
    return last

def counted(n):
    steps = 0
    while n > 1:
        note("body")
        n = n // 2
        steps += 1
    return steps

def left_by_break(v):
    total = 0.0
    for x in v:
        note("body")
        if x < 0.0:
            break
        total = total + 1.0
    return total

def branches(x):
    if tf.reduce_sum(x) > 0.0:
        note("then")
        y = x + 1.0
    else:
        note("else")
        y = x
    return y

def branches_of_two_kinds(x):
    y = 0
    if tf.reduce_sum(x) > 0.0:
        note("then")
        y = x[0]
    return y
'''

TRACES = {
    "nothing_changes": (VECTOR, {"then": 1, "body": 1}),
    "python_number_becomes_tensor": (VECTOR, {"body": 2}),
    "int_becomes_float": (NUMBER, {"body": 2}),
    "none_becomes_tensor": (VECTOR, {"body": 2}),
    "shape_grows": (VECTOR, {"body": 2}),
    "name_is_set_inside": (VECTOR, {"body": 2}),
    "counted": (NUMBER, {"body": 1}),
    "left_by_break": (VECTOR, {"body": 2}),
    "branches": (VECTOR, {"then": 1, "else": 1}),
    "branches_of_two_kinds": (VECTOR, {"then": 2}),
}


@pytest.mark.parametrize("name", TRACES)
def test_blocks_are_traced_again_only_for_what_changes(tmp_path, name):
    path, traced = tmp_path / "traced.py", []
    path.write_text(BLOCKS)
    function = getattr(modules.load(path, True, note=autoimport.do_not_convert(lambda block: traced.append(block))), name)
    spec, expected = TRACES[name]
    tf.function(function).get_concrete_function(spec)
    first = collections.Counter(traced)
    assert all(first[block] <= count for block, count in expected.items()), first
    traced.clear()
    tf.function(function).get_concrete_function(spec)      # nothing depends on what ran before
    assert collections.Counter(traced) == first


# What XLA compiles

STATIC = '''
import tensorflow as tf

def if_(x):
    if x[0] > 0.0:
        y = x * 2.0
    else:
        y = x - 1.0
    return y

def early_return(x):
    if x[1] > 100.0:
        return x
    if x[0] > 0.0:
        return x * 3.0
    return x - 1.0

def while_(x):
    steps = 0
    while tf.reduce_sum(x) < 100.0:
        x = x * 2.0
        steps += 1
    return x, steps

def over_rows(x):
    total = 0.0
    for row in x:
        total += row * row
    return total

def over_range(x):
    total = 0
    for i in tf.range(4):
        total += x[i] * float(i)
    return total

def nested(x):
    total = 0.0
    for a in x:
        for b in x:
            if a < b:
                total += a * b
    return total

def break_(x):
    total = 0.0
    for row in x:
        if row > 2.5:
            break
        total += row
    else:
        total = -1.0
    return total

def continue_(x):
    total = 0.0
    for row in x:
        if row == 2.0:
            continue
        total += row
    return total

def return_in_loop(x):
    for i in tf.range(4):
        if x[i] > 2.5:
            return i
    return -1

def none_becomes_value(x):
    found = None
    for row in x:
        if found is None and row > 1.5:
            found = row
    return -1.0 if found is None else found

def items(x):
    doubled = [0.0, 0.0, 0.0, 0.0]
    for i in tf.range(4):
        doubled[i] = x[i] * 2.0
    return doubled[1], doubled[3]

def dictionary(x):
    state = {"sum": 0.0, "count": 0}
    for row in x:
        if row > 1.5:
            state["sum"] += row
            state["count"] += 1
    return state

def comprehension(x):
    return tf.stack([row * row for row in x])

def conditions(x):
    return (x[0] > 0.0 and x[1] > 5.0) or not 0.0 < x[2] < 1.0

def gradient(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = nested(x) + over_rows(x)
    return tape.gradient(y, x)
'''


@pytest.fixture(scope="module")
def static(tmp_path_factory):
    path = tmp_path_factory.mktemp("xla") / "static.py"
    path.write_text(STATIC)
    return modules.load(path, True)


@pytest.mark.parametrize("name", re.findall(r"def (\w+)", STATIC))
def test_compiled_by_xla(static, name):
    function = getattr(static, name)

    def argument():
        return tf.constant([1.0, 2.0, 3.0, 4.0])
    compiled = tf.function(function, jit_compile=True)(argument())
    assert tensors.same(tensors.data(compiled), tensors.data(function(argument())))


# What no operation reads

ONE_OBJECT = '''
class Step:
    size = 3

STEP = Step()

def last(n):
    steps = []
    for i in range(n):
        steps.append(STEP)
    return steps[-1].size

def popped(n):
    steps = []
    for i in range(n):
        steps.append(STEP)
    return steps.pop().size
'''


@pytest.mark.parametrize("name", ["last", "popped"])
def test_an_item_that_is_one_object_is_missed_too(hooked, name):
    function = tf.function(getattr(hooked("one_object", ONE_OBJECT), name))
    assert function(tf.constant(2)) == 3
    with pytest.raises(IndexError):
        function(tf.constant(0))
