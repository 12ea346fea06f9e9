"""Handwritten digits: MNIST where it can be had, else the 1,797 that scikit-learn ships, at MNIST's size."""
import socket

import numpy as np
import tensorflow as tf


def load_data(source="mnist"):
  """`(train_images, train_labels), (test_images, test_labels)`: uint8, (n, 28, 28) from 0 to 255, and (n,).

  `source`: "mnist" tries the network first; "small" does not.
  """
  if source == "mnist":
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(20)
    try:
      return tf.keras.datasets.mnist.load_data()
    except Exception as error:                           # Keras raises a bare Exception when it cannot download
      print(f"MNIST cannot be had ({error}): the small digits of scikit-learn take its place")
    finally:
      socket.setdefaulttimeout(before)
  return small_digits()


def small_digits():
  from sklearn.datasets import load_digits
  digits = load_digits()
  images = np.kron(digits.images, np.ones((3, 3)))       # (n, 8, 8) from 0 to 16 -> (n, 24, 24)
  images = np.pad(images * 255 / 16, ((0, 0), (2, 2), (2, 2))).astype(np.uint8)
  labels = digits.target.astype(np.uint8)
  order = np.random.RandomState(0).permutation(len(images))
  train, test = order[:1437], order[1437:]
  return (images[train], labels[train]), (images[test], labels[test])
