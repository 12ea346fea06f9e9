"""A StopIteration of the author's, for one element of a dataset, does not end the data unseen; generators have the same rule."""
import traceback

import pytest
import tensorflow as tf

import autoimport as autograph

SOURCE = """
import tensorflow as tf

def first_under(n):
    return next(iter(tf.range(n)))
"""


def test_one_element_that_stops(tmp_path, monkeypatch):
    (tmp_path / "stops_at_one.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    with autograph.install(packages=["stops_at_one"]):
        from stops_at_one import first_under
    numbers = tf.data.Dataset.from_tensor_slices([3, 0, 4]).map(first_under)
    with pytest.raises(RuntimeError, match="raised StopIteration") as told:
        list(numbers)
    assert isinstance(told.value.__cause__, StopIteration)
    frames = traceback.extract_tb(told.value.__cause__.__traceback__)
    assert (frames[-1].name, frames[-1].lineno) == ("first_under", 5)
    assert not any("autoimport/runtime" in line for line in traceback.format_exception(told.value))
    with tf.Graph().as_default(), tf.compat.v1.Session() as session, pytest.raises(StopIteration):
        session.run(first_under(tf.compat.v1.placeholder_with_default(0, ())))      # a session has no end to mistake it for


def test_the_end_of_the_data_is_one():
    assert [int(each) for each in tf.data.Dataset.range(2)] == [0, 1]
    assert next(iter(tf.data.Dataset.range(0)), "none") == "none"
