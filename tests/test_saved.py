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


LAYERS = '''
import keras
import tensorflow as tf


def model():
    clipped = keras.layers.Lambda(lambda x: tf.where(x > 1, 1, x) if x.shape.rank else x)
    return keras.Sequential([keras.Input((3,), dtype="int32"), clipped])
'''


def test_a_lambda_layer_is_saved_as_python_compiles_it(tmp_path, monkeypatch):
    """Keras stores its code, and whoever loads that has no hook, perhaps."""
    import base64
    import marshal
    (tmp_path / "saved_layers.py").write_text(LAYERS)
    monkeypatch.syspath_prepend(tmp_path)
    with autograph.install(packages=["saved_layers"]):
        import saved_layers
    layer = saved_layers.model().layers[0]
    assert "ag__" in layer.function.__code__.co_names
    stored = marshal.loads(base64.b64decode(layer.get_config()["function"]["config"]["code"]))
    assert "ag__" not in stored.co_names and stored.co_firstlineno == layer.function.__code__.co_firstlineno
