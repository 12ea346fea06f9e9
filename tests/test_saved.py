"""A model that is loaded in another process, without its source, fails at the author's lines."""
import pytest
import subprocesses
import tensorflow as tf

import autoimport as autograph

SOURCE = '''
import tensorflow as tf


def pick(xs, i):
    if i > 0:
        return tf.gather(xs, i)
    return xs[0]


def f(i):
    return pick(tf.range(3), i) + 1


def g(x):
    if x > 0:
        raise ValueError(f"{x} is too large")
    return x
'''
LOADING = '''
import autoimport as autograph
autograph.install(packages=["nothing"])
import tensorflow as tf
model = tf.saved_model.load("model")
for call in lambda: model.f(5), lambda: model.g(5):
    try:
        call()
    except tf.errors.InvalidArgumentError as error:
        print(error, end="\\n\\n")
'''


@pytest.mark.slow
def test_lines_are_kept(tmp_path, monkeypatch):
    path = tmp_path / "saved_functions.py"
    path.write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    with autograph.install(packages=["saved_functions"]):
        import saved_functions
    model = tf.Module()
    signature = [tf.TensorSpec((), tf.int32)]
    model.f = tf.function(saved_functions.f, input_signature=signature)
    model.g = tf.function(saved_functions.g, input_signature=signature)
    tf.saved_model.save(model, tmp_path / "model")
    path.unlink()
    done = subprocesses.python(tmp_path, code=LOADING, TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
    first, second = done.stdout.strip().split("\n\n\n") if "\n\n\n" in done.stdout else done.stdout.strip().rsplit("\n\nassert", 1)
    assert first.startswith("indices = 5 is not in [0, 3)"), done.stdout + done.stderr
    assert f'File "{path}", line 12, in f\n  File "{path}", line 7, in pick' in first
    assert "ValueError:" in second and "5 is too large" in second and f"({path}, line 17, in g)" in second
