"""Raise the staging flag while a graph is some thread's default, and clean tracebacks that leave such a graph.

Every graph, `FuncGraph`s too, becomes the default through `tf.Graph.as_default`; eager execution can also be
switched off for good.  Both are public, and both are wrapped here, once.
"""
import functools

from . import passing, staging, threads, traceback


class Default:
    """The context manager that `as_default` gives, with the flag up from `__enter__` to `__exit__`."""

    def __init__(self, graph, inner):
        self.graph, self.inner, self.joined = graph, inner, False

    def __enter__(self):
        value = self.inner.__enter__()
        staging.change(+1)
        self.joined = staging.local.session is None and threads.join(self.graph)
        return value

    def __exit__(self, kind, error, tb):
        staging.change(-1)
        if self.joined:
            threads.leave()
        if error is not None:
            traceback.clean(error)
            passing.hold(error)
        return self.inner.__exit__(kind, error, tb)

    def __getattr__(self, name):
        return getattr(self.inner, name)


def watch(tf):
    as_default = tf.Graph.as_default

    @functools.wraps(as_default)
    def watched(self, *args, **kwargs):
        return Default(self, as_default(self, *args, **kwargs))

    tf.Graph.as_default = watched
    for name in "disable_eager_execution", "enable_eager_execution", "disable_v2_behavior", "enable_v2_behavior":
        setattr(tf.compat.v1, name, switching(getattr(tf.compat.v1, name), tf))
    if not tf.executing_eagerly():
        staging.change(+1)


def switching(function, tf):
    """`function`, which may switch eager execution on or off for good."""
    @functools.wraps(function)
    def switch(*args, **kwargs):
        before = tf.executing_eagerly()
        try:
            return function(*args, **kwargs)
        finally:
            staging.change(before - tf.executing_eagerly())
    return switch
