"""Generators in a chain, each with little to do: yield, send, yield from, itertools."""
import itertools


def numbers(n, seed=1):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield seed


def odd(items):
    for item in items:
        if item >> 4 & 1:
            yield item


def windows(items, size):
    window = []
    for item in items:
        window.append(item)
        if len(window) == size:
            yield tuple(window)
            window.pop(0)


def smoothed(items, share=0.25):
    mean = None
    for item in items:
        mean = item if mean is None else mean + share * (item - mean)
        yield mean


def averager():
    total, count, mean = 0.0, 0, None
    while True:
        total += yield mean
        count += 1
        mean = total / count


def both(*streams):
    for stream in streams:
        yield from stream


def run(n=40000):
    average = averager()
    next(average)
    mean = None
    spans = (max(window) - min(window) for window in windows(odd(numbers(n)), 4))
    for value in smoothed(both(itertools.islice(spans, n // 4), odd(numbers(n // 4, 7)))):
        mean = average.send(value)
    return round(mean, 3)
