import keras
import numpy as np
import tensorflow as tf

keras.utils.set_random_seed(1)
xs = np.random.default_rng(0).normal(size=(32, 8)).astype("float32")
ys = (xs.sum(1) > 0).astype("float32")


def show(name, *values):
    print(name, [np.round(np.asarray(value, dtype=np.float64), 3).tolist() for value in values], flush=True)


def fit(name, model, x=xs, y=ys, loss="binary_crossentropy", **options):
    model.compile("adam", loss, metrics=["accuracy"], **options)
    history = model.fit(x, y, epochs=2, batch_size=16, verbose=0, validation_split=0.25, shuffle=False)
    show(name, *[history.history[key] for key in sorted(history.history)], model.evaluate(x, y, verbose=0)[0],
         np.mean(model.predict(x, verbose=0)))
    return model


L = keras.layers
inputs = keras.Input((8,))
hidden = L.Dropout(0.2)(L.BatchNormalization()(L.Dense(16, "relu")(inputs)))
functional = fit("functional", keras.Model(inputs, L.Dense(1, "sigmoid")(L.Concatenate()([hidden, inputs]))))
fit("sequential", keras.Sequential([L.Dense(4, "gelu", kernel_regularizer="l2"), L.Dense(1, "sigmoid")]))
fit("eagerly", keras.Sequential([L.Dense(4), L.Dense(1, "sigmoid")]), run_eagerly=True)
fit("compiled", keras.Sequential([L.Dense(4), L.Dense(1, "sigmoid")]), jit_compile=False)
images = xs[:, :, None, None] * np.ones((1, 1, 8, 1), "float32")
fit("images", keras.Sequential([L.RandomFlip(seed=1), L.Conv2D(2, 3), L.MaxPooling2D(), L.Flatten(), L.Dense(1, "sigmoid")]), images)
for layer in L.LSTM(3), L.GRU(3), L.SimpleRNN(3), L.Bidirectional(L.LSTM(2)), L.Conv1D(2, 3), L.LayerNormalization():
    fit(layer.name, keras.Sequential([layer, L.Flatten(), L.Dense(1, "sigmoid")]), xs[:, :, None])
sequence = keras.Input((8,))
embedded = L.Embedding(10, 4, mask_zero=True)(sequence)
attended = L.MultiHeadAttention(2, 4)(embedded, embedded)
fit("attention", keras.Model(sequence, L.Dense(1, "sigmoid")(L.GlobalAveragePooling1D()(attended))), np.abs(xs * 3).astype(int) % 10)


class Custom(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = L.Dense(1)
        self.scale = self.add_weight(shape=(), initializer="ones")

    def call(self, x, training=False):
        if training:
            x = x * self.scale
        return keras.ops.sigmoid(self.dense(x))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, y, self(x, training=True))
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables))
        return {"loss": loss}


custom = Custom()
custom.compile("sgd", "mse")
show("custom", custom.fit(xs, ys, epochs=2, verbose=0, shuffle=False).history["loss"])
ops = keras.ops
show("ops", ops.softmax(xs[0]), ops.top_k(xs[0], 2)[0], ops.einsum("i,i->", xs[0], xs[1]),
     ops.scan(lambda c, x: (c + x, c), 0.0, xs[0])[0])
show("control", ops.while_loop(lambda i: i < 5, lambda i: (i + 1,), (0,))[0], ops.cond(xs[0, 0] > 0, lambda: 1, lambda: 2),
     ops.fori_loop(0, 3, lambda i, a: a + i, 0), tf.function(lambda x: ops.fori_loop(0, 3, lambda i, a: a + x, 0.0))(2.0))
show("metrics", *[metric(ys, xs[:, 0]) for metric in (keras.metrics.binary_accuracy, keras.losses.mean_squared_error)],
     keras.metrics.AUC()(ys, 1 / (1 + np.exp(-xs[:, 0]))))
clone = keras.models.clone_model(functional)
clone.set_weights(functional.get_weights())
show("clone", clone.predict(xs, verbose=0)[:2] - functional.predict(xs, verbose=0)[:2])
show("config", keras.Model.from_config(functional.get_config()).count_params())
normalise = L.Normalization()
normalise.adapt(xs)
show("adapt", normalise(xs[:2]))
show("text", L.TextVectorization(vocabulary=["a", "b"])(["a b c"]))
early = keras.callbacks.EarlyStopping(monitor="loss", patience=0), keras.callbacks.ReduceLROnPlateau(patience=1)
show("callbacks", functional.fit(xs, ys, epochs=3, verbose=0, callbacks=list(early), shuffle=False).history["loss"])
data = tf.data.Dataset.from_tensor_slices((xs, ys)).batch(8)
show("data", functional.evaluate(data, verbose=0)[0], keras.optimizers.schedules.CosineDecay(0.1, 10)(3))
functional.summary(line_length=80)
for bad in (lambda: L.Dense(-1), lambda: functional.predict(xs[:, :2], verbose=0), lambda: keras.Sequential([L.Dense(1)]).fit(xs, ys),
            lambda: keras.layers.deserialize({"class_name": "None"}), lambda: L.Concatenate()([inputs])):
    try:
        print(bad() is None)
    except Exception as error:
        print(type(error).__name__, str(error).partition("\n")[0][:150])
