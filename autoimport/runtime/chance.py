"""Python's random numbers and clocks in graph code.

    random.random()         tf.random.uniform([]): another number each time that the graph runs

A number that is drawn while tracing would be a constant of the graph.  What has no counterpart with the same
distribution, or reads a clock, runs while tracing and says so.  Seeds are not Python's: see `tf.random.set_seed`.
"""
import datetime
import random
import time
import uuid

import tensorflow as tf

from ..errors import ConversionWarning
from . import listops, lists, staging, tensors, warning


def weak_uniform(low, high):
    return tensors.weak(tf.random.uniform([], low, high))


def whole(low, high):
    """An int from `low` up to, not including, `high`."""
    low, high = (tf.cast(bound, tf.int32) for bound in (low, high))
    return tensors.weak(tf.random.uniform([], low, high, tf.int32))


def randrange(start, stop=None, step=1):
    start, stop = (0, start) if stop is None else (start, stop)
    return start + step * whole(0, (stop - start + step - (1 if step > 0 else -1)) // step)


def choice(items):
    return staging.getitem(items, whole(0, staging.call(len)(items)))


def normal(mu=0.0, sigma=1.0):
    return tensors.weak(tf.random.normal([]) * sigma + mu)


def shuffled(items):
    """`random.shuffle` of a list of tensors or numbers."""
    if lists.rows_of(items) is not None:
        content = listops.change(items)
        listops.assign(items, content.restack(tf.random.shuffle(tf.range(content.length()))))
        return
    order = tf.random.shuffle(tf.range(len(items)))
    before = list(items)
    staging.local.session.note_content(items)
    items[:] = [staging.getitem(before, order[i]) for i in range(len(items))]


DRAWN = {
    random.random: lambda: weak_uniform(0.0, 1.0), random.uniform: lambda a, b: weak_uniform(0.0, 1.0) * (b - a) + a,
    random.randint: lambda a, b: whole(a, b + 1), random.randrange: randrange, random.choice: choice,
    random.gauss: normal, random.normalvariate: normal, random.shuffle: shuffled,
    random.expovariate: lambda lambd=1.0: tensors.weak(-tf.math.log(1 - tf.random.uniform([])) / lambd),
}
CLOCKS = (
    time.time, time.perf_counter, time.monotonic, time.process_time, time.time_ns, time.perf_counter_ns, time.sleep,
    datetime.datetime.now, datetime.datetime.utcnow, datetime.datetime.today, datetime.date.today, uuid.uuid1, uuid.uuid4)
SEEDS = "seed", "getstate", "setstate", "get_state", "set_state"


def method(f):
    """What graph code calls in place of a method of such a generator."""
    if f in OVERLOADS or f.__name__ in SEEDS:
        return OVERLOADS.get(f, f)
    return once(f, "what it draws is a constant of the graph. Use tf.random")


def drawn(function, staged):
    def run(*args, **kwargs):
        return function(*args, **kwargs) if staging.local.session is None else staged(*args, **kwargs)
    return run


def once(function, why):
    """`function`, which says at the author's line that the graph will not call it."""
    owner = getattr(function, "__self__", None)
    name = f"{(function.__module__ or getattr(owner, '__module__', '')).partition('.')[0]}.{function.__qualname__}"

    def run(*args, **kwargs):
        warning.warn(f"{name}() runs while the graph is traced: {why}", ConversionWarning)
        return function(*args, **kwargs)
    return run


OVERLOADS = {
    **{function: drawn(function, staged) for function, staged in DRAWN.items()},
    **{function: once(function, "what it gives is a constant of the graph. Call it outside and pass the value, or use "
                                "tf.timestamp()") for function in CLOCKS},
}
