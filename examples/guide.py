"""The AutoGraph guide, "Easy control flow for graphs", from top to bottom on today's TensorFlow.

    python -m autoimport examples/guide.py [--steps 500] [--digits mnist|small] [--plot FILE.png]

Each demonstration runs in a `tf.Graph` with a `tf.Session`, as the guide has it, then again under `tf.function`.  The
functions are in the package `guide_models`; the runner converts it on import, as it lies beside the script.
"""
import argparse
import os
import tempfile
from types import SimpleNamespace

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")       # before TensorFlow is imported: no hints about the processor

import matplotlib
import numpy as np
import tensorflow.compat.v1 as tf
from guide_models.basics import (
  arange,
  argwhere_cumsum,
  count,
  fizzbuzz,
  inverse,
  nearest_odd_square,
  square_if_positive,
  square_until_stop,
  squares,
  sum_even,
)
from guide_models.digits import load_data
from guide_models.networks import StochasticNetworkDepth, collatz
from guide_models.training import mlp_model, setup_mnist_data, train, training_loop

import autoimport as autograph

matplotlib.use("Agg")
import matplotlib.pyplot as plt

layers = tf.keras.layers
parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
parser.add_argument("--steps", type=int, default=500, help="training steps of the last demonstration")
parser.add_argument("--digits", choices=("mnist", "small"), default="mnist", help="small: scikit-learn's, no download")
parser.add_argument("--plot", default=os.path.join(tempfile.gettempdir(), "autograph_guide.png"), metavar="FILE.png")
options = parser.parse_args()


def heading(text):
  print(f"\n{text}\n{'-' * len(text)}")


heading("Automatically convert Python control flow")

print('Eager results: %2.2f, %2.2f' % (square_if_positive(tf.constant(9.0)),
                                       square_if_positive(tf.constant(-9.0))))

tf_square_if_positive = autograph.to_graph(square_if_positive)

with tf.Graph().as_default():
  # The result works like a regular op: takes tensors in, returns tensors.
  # You can inspect the graph using tf.get_default_graph().as_graph_def()
  g_out1 = tf_square_if_positive(tf.constant( 9.0))
  g_out2 = tf_square_if_positive(tf.constant(-9.0))
  with tf.Session() as sess:
    print('Graph results: %2.2f, %2.2f' % (sess.run(g_out1), sess.run(g_out2)))

in_function = tf.function(square_if_positive)
print('tf.function results: %2.2f, %2.2f\n' % (in_function(tf.constant(9.0)), in_function(tf.constant(-9.0))))

print('Eager result: %d' % sum_even(tf.constant([10,12,15,20])))

tf_sum_even = autograph.to_graph(sum_even)

with tf.Graph().as_default(), tf.Session() as sess:
    print('Graph result: %d' % sess.run(tf_sum_even(tf.constant([10,12,15,20]))))

print('tf.function result: %d\n' % tf.function(sum_even)(tf.constant([10,12,15,20])))

print(autograph.to_code(sum_even))


heading("Decorator")

with tf.Graph().as_default():
  final_i = fizzbuzz(tf.constant(10), tf.constant(16))
  # The result works like a regular op: takes tensors in, returns tensors.
  # You can inspect the graph using tf.get_default_graph().as_graph_def()
  with tf.Session() as sess:
    sess.run(final_i)

print('tf.function:')
tf.function(fizzbuzz)(tf.constant(10), tf.constant(16))


heading("Assert")

with tf.Graph().as_default(), tf.Session() as sess:
  try:
    print(sess.run(inverse(tf.constant(0.0))))
  except tf.errors.InvalidArgumentError as e:
    print('Got error message:\n    %s' % e.message)

try:
  print(tf.function(inverse)(tf.constant(0.0)))
except tf.errors.InvalidArgumentError as e:
  print('Got error message from tf.function:\n    %s' % e.message)


heading("Print")

with tf.Graph().as_default(), tf.Session() as sess:
    sess.run(count(tf.constant(5)))

print('tf.function:')
tf.function(count)(tf.constant(5))


heading("Lists")

with tf.Graph().as_default(), tf.Session() as sess:
    print(sess.run(arange(tf.constant(10))))

print('tf.function:', tf.function(arange)(tf.constant(10)).numpy())


heading("Nested if")

with tf.Graph().as_default():
  with tf.Session() as sess:
    print(sess.run(nearest_odd_square(tf.constant(4))))
    print(sess.run(nearest_odd_square(tf.constant(5))))
    print(sess.run(nearest_odd_square(tf.constant(6))))

print('tf.function:', *[tf.function(nearest_odd_square)(tf.constant(n)).numpy() for n in (4, 5, 6)])


heading("While loop")

with tf.Graph().as_default():
  with tf.Session() as sess:
    print(sess.run(square_until_stop(tf.constant(4), tf.constant(100))))

print('tf.function:', tf.function(square_until_stop)(tf.constant(4), tf.constant(100)).numpy())


heading("For loop")

with tf.Graph().as_default():
  with tf.Session() as sess:
    print(sess.run(squares(tf.constant(np.arange(10)))))

print('tf.function:', tf.function(squares)(tf.constant(np.arange(10))).numpy())


heading("Break")

N = 10
with tf.Graph().as_default():
  with tf.Session() as sess:
    idx = argwhere_cumsum(tf.ones(N), tf.constant(float(N/2)))
    print(sess.run(idx))

print('tf.function:', tf.function(argwhere_cumsum)(tf.ones(N), tf.constant(float(N/2))).numpy())


heading("Interoperation with tf.Keras: stateless functions")

# Keras no longer predicts inside a tf.Graph: the session runs the model's output.
with tf.Graph().as_default(), tf.Session() as sess:
  model = tf.keras.Sequential([
    tf.keras.layers.Lambda(collatz, input_shape=(1,), output_shape=())
  ])
  print(sess.run(model(np.array([6171]))))

model = tf.keras.Sequential([
  tf.keras.layers.Lambda(collatz, input_shape=(1,), output_shape=())
])
result = model.predict(np.array([6171]), verbose=0)      # Keras makes the tf.function
print('tf.function:', result)


heading("Custom layers and models")

train_batch = np.random.randn(64, 28, 28, 1).astype(np.float32)


def stochastic_depth_model():
  model = StochasticNetworkDepth(
    [
        layers.Conv2D(filters=16, activation=tf.nn.relu,
                  kernel_size=(3, 3), padding='same')
        for n in range(20)
    ],
      pfirst=1.0, plast=0.5
  )

  model.build(tf.TensorShape((None, None, None, 1)))
  return model


with tf.Graph().as_default() as g:
  model = stochastic_depth_model()
  init = tf.global_variables_initializer()

# Use an explicit session here so we can set the train/test switch, and
# inspect the layer count returned by `call`
with tf.Session(graph=g) as sess:
  sess.run(init)
  for phase, name in enumerate(['test', 'train']):
    result, count = model(tf.convert_to_tensor(train_batch, dtype=tf.float32), training=phase)

    result1, count1 = sess.run((result, count))
    result2, count2 = sess.run((result, count))

    delta = (result1 - result2)
    print(name, "sum abs delta: ", abs(delta).mean())
    print("    layers 1st call: ", count1)
    print("    layers 2nd call: ", count2)

model = stochastic_depth_model()
in_function = tf.function(lambda batch, training: model(batch, training=training))
for phase, name in enumerate(['test', 'train']):
  result1, count1 = in_function(train_batch, tf.constant(phase))
  result2, count2 = in_function(train_batch, tf.constant(phase))
  print('tf.function:', name, 'sum abs delta: ', tf.reduce_mean(tf.abs(result1 - result2)).numpy(),
        '   layers: ', count1.numpy(), count2.numpy())


heading("Advanced example: an in-graph training loop")

digits = load_data(options.digits)
hp = SimpleNamespace(
    learning_rate=0.005,
    max_steps=options.steps,
)

with tf.Graph().as_default() as g:
  train_ds = setup_mnist_data(digits, True, 50)
  test_ds = setup_mnist_data(digits, False, 1000)
  (train_losses, test_losses, train_accuracies,
   test_accuracies) = train(train_ds, test_ds, hp)

  init = tf.global_variables_initializer()

with tf.Session(graph=g) as sess:
  sess.run(init)
  (train_losses, test_losses, train_accuracies,
   test_accuracies) = sess.run([train_losses, test_losses, train_accuracies,
                                test_accuracies])

print('tf.function:')
train_ds = setup_mnist_data(digits, True, 50)
test_ds = setup_mnist_data(digits, False, 1000)
m = mlp_model((28 * 28,))
opt = tf.train.AdamOptimizer(hp.learning_rate)
in_function = tf.function(lambda: training_loop(m, opt, train_ds, test_ds, hp))()
print('Final test accuracy: %.3f in the session, %.3f in the tf.function' % (test_accuracies[-1], in_function[3][-1]))

figure = plt.figure(figsize=(10, 4))
plt.subplot(1, 2, 1)
plt.title('Digits: train/test losses')
plt.plot(train_losses, label='train loss')
plt.plot(test_losses, label='test loss')
plt.legend()
plt.xlabel('Training step')
plt.ylabel('Loss')
plt.subplot(1, 2, 2)
plt.title('Digits: train/test accuracies')
plt.plot(train_accuracies, label='train accuracy')
plt.plot(test_accuracies, label='test accuracy')
plt.legend(loc='lower right')
plt.xlabel('Training step')
plt.ylabel('Accuracy')
plt.savefig(options.plot)
print('Plotted to', options.plot)
