"""Programs that fail: what the user sees, whole, and that it names the line that plain eager execution names.

`errors/failing` holds them, with a table at the end of each module: a function, its argument, and the ways to run its
graph (none: it fails while that is traced).  REFUSED ones run eagerly.  `errors/messages` holds what is printed, recorded
with `--update`.
"""
import importlib
import pathlib
import re
import sys
import traceback
import typing

import pytest
import tensorflow as tf

import autoimport as autograph

FOLDER = pathlib.Path(__file__).parent / "errors"
MODULES = "tracing", "refused", "running", "data", "nested.outer"


class Program(typing.NamedTuple):
    module: str
    function: typing.Callable
    argument: str
    how: str
    traced: bool
    refused: bool

    @property
    def name(self):
        return f"{self.module}.{self.function.__name__}.{self.how}"


def found():
    """Every program, in every way that its table names."""
    sys.path.insert(0, str(FOLDER))
    with autograph.install(packages=["failing.*"], exclude=["failing.nested.middle"]):
        for name in MODULES:
            module = importlib.import_module(f"failing.{name}")
            for refused, table in enumerate((getattr(module, "FAILS", ()), getattr(module, "REFUSED", ()))):
                for function, argument, *ways in table:
                    for how in ways or ["function"]:
                        yield Program(name, function, argument, how, not ways, bool(refused))
    sys.path.remove(str(FOLDER))


PROGRAMS = list(found())


@pytest.fixture(params=PROGRAMS, ids=[program.name for program in PROGRAMS])
def program(request):
    return request.param


def tensor(text):
    kind, *numbers = text.split()
    if kind == "ones":
        return tf.ones([int(number) for number in numbers])
    return tf.constant(float(numbers[0]) if "." in numbers[0] else int(numbers[0]))


def function(function, x):
    tf.function(function)(x)


def session(function, x):
    with tf.Graph().as_default():
        holder = tf.compat.v1.placeholder(x.dtype, x.shape)
        result = function(holder)
        with tf.compat.v1.Session() as running:
            running.run(result, {holder: x.numpy()})


def keras(function, x):
    class Layer(tf.keras.layers.Layer):
        def call(self, batch):
            return batch * function(tf.reduce_sum(batch))
    Layer.call.__code__ = Layer.call.__code__.replace(co_filename="main.py")       # a script of the user's
    inputs = tf.keras.Input((), batch_size=1)
    tf.keras.Model(inputs, Layer()(inputs)).predict(tf.expand_dims(x, 0), verbose=0)


def data(function, x):
    list(tf.data.Dataset.from_tensors(x).map(function))


def parallel(function, x):
    list(tf.data.Dataset.from_tensors(x).map(function, num_parallel_calls=2).batch(1).prefetch(1))


def eager(function, x):
    function(x)


def failure(run, *args):
    try:
        run(*args)
    except Exception as error:
        return error
    raise AssertionError("it did not fail")


def told(error):
    """What Python prints, from the first frame of a program on, without what depends on this machine."""
    text = "".join(traceback.format_exception(error))
    chunks = re.split(r'(?m)^(?=  File ")', text)
    kept = [chunks[0]]
    for chunk in chunks[1:]:
        entry, rest = re.match(r'(  File .*\n(?:    .*\n)*)([\s\S]*)', chunk).groups()
        if "test_errors.py" in entry:
            kept.append(rest)
        elif "site-packages" in entry:
            kept.append(re.sub(r'File ".*site-packages/(.*)", line \d+(, in .*)\n(?:    .*\n)*', r'File "\1"\2\n', entry) + rest)
        else:
            kept.append(chunk)
    text = "".join(kept).replace(str(FOLDER) + "/", "").replace("tensorflow.python.framework.errors_impl.", "")
    text = re.sub(r"(functional|layer)(_\d+)+", r"\1", text)             # Keras counts what the process has made before
    return re.sub(r"(__\w+?_)\d+|0x[0-9a-f]+|(Dataset:)\d+", r"\1\2N", text)


def innermost(error):
    """The last frame of a program: file, line, function, columns (from 3.11 on)."""
    return [(frame.filename, frame.lineno, frame.name, *(getattr(frame, key, None) for key in ("colno", "end_colno")))
            for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(str(FOLDER))][-1]


def test_what_is_told(program, request):
    """The whole message; the type, and the innermost frame of the author's, are those of plain eager execution."""
    x = tensor(program.argument)
    error = failure(globals()[program.how], program.function, x)
    message = told(error)
    record = FOLDER / "messages" / f"{program.name}.txt"
    if request.config.getoption("--update"):
        record.parent.mkdir(exist_ok=True)
        record.write_text(message)
    if getattr(error, "author_frames", None) and not isinstance(error, AssertionError):
        # the text alone names the places, in the order of the calls
        places = [(place.file, str(place.line), place.function) for place in error.author_frames]
        assert str(error).startswith(error.author_text) and re.findall(r'File "(.*)", line (\d+), in (.*)', str(error)) == places
    if not program.refused:
        expected = failure(program.function, x)
        # TensorFlow keeps no columns of what has no graph version
        told_by = getattr(error, "author_frames", None)
        count = 3 if told_by and told_by[-1].column is None else 5
        assert innermost(error)[:count] == innermost(expected)[:count]
        assert isinstance(error, type(expected)) or isinstance(expected, tf.errors.OpError) and program.traced
    else:
        program.function(x)
        assert isinstance(error, autograph.StagingError)
    assert error.with_traceback(error.__traceback__) is error           # as `unittest` asks for
    assert "autoimport/" not in message and "in user code" not in message
    expected = record.read_text()
    if sys.version_info[:2] != (3, 11):        # source lines and carets are listed in other ways, comprehensions are inlined
        message, expected = (re.sub(r"(?m)^    .*\n|^  File .* in <listcomp>\n", "", text) for text in (message, expected))
    assert message == expected
