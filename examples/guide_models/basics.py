"""The guide's short functions: branches, loops, lists, `assert` and `print`, as its authors wrote them."""
import tensorflow.compat.v1 as tf

import autoimport as autograph


def square_if_positive(x):
  if x > 0:
    x = x * x
  else:
    x = 0.0
  return x


# Continue in a loop
def sum_even(items):
  s = 0
  for c in items:
    if c % 2 > 0:
      continue
    s += c
  return s


@autograph.convert()
def fizzbuzz(i, n):
  while i < n:
    msg = ''
    if i % 3 == 0:
      msg += 'Fizz'
    if i % 5 == 0:
      msg += 'Buzz'
    if msg == '':
      msg = tf.as_string(i)
    print(msg)
    i += 1
  return i


def inverse(x):
  assert x != 0.0, 'Do not pass zero!'
  return 1.0 / x


def count(n):
  i = 0
  while i < n:
    print(i)
    i += 1
  return n


def arange(n):
  z = []
  # We ask you to tell us the element dtype of the list
  autograph.set_element_type(z, tf.int32)

  for i in tf.range(n):
    z.append(i)
  # when you're done with the list, stack it
  # (this is just like np.stack)
  return autograph.stack(z)


def nearest_odd_square(x):
  if x > 0:
    x = x * x
    if x % 2 == 0:
      x = x + 1
  return x


def square_until_stop(x, y):
  while x < y:
    x = x * x
  return x


def squares(nums):

  result = []
  autograph.set_element_type(result, tf.int64)

  for num in nums:
    result.append(num * num)

  return autograph.stack(result)


def argwhere_cumsum(x, threshold):
  current_sum = 0.0
  idx = 0
  for i in tf.range(len(x)):
    idx = i
    if current_sum >= threshold:
      break
    current_sum += x[i]
  return idx
