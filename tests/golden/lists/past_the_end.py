"""Items that are taken where there are none, whether somebody reads them or not."""
import collections


def deleted(x):
    items = [1, 2, 3]
    del items[x]
    return items[0]


def popped(x):
    items = [i for i in range(x)]
    items.pop(2)
    return len(items)


def popped_from_the_left(x):
    queue = collections.deque()
    for i in range(x):
        queue.append(i)
    for _ in range(3):
        queue.popleft()
    return len(queue)


CASES = [(function, argument) for function in (deleted, popped, popped_from_the_left) for argument in (1, 2, 3, 4)]
