"""The functions of `heapq`, in the order in which C compares and moves the items."""


def heappush(heap, item):
    heap.append(item)
    down(heap, 0, len(heap) - 1)


def heappop(heap):
    last = heap.pop()
    if len(heap) > 0:
        first = heap[0]
        heap[0] = last
        up(heap, 0)
        last = first
    return last


def heapreplace(heap, item):
    first = heap[0]
    heap[0] = item
    up(heap, 0)
    return first


def heappushpop(heap, item):
    if len(heap) > 0 and less(heap[0], item):
        item = heapreplace(heap, item)
    return item


def heapify(x):
    for i in reversed(range(len(x) // 2)):
        up(x, i)


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n]


def less(a, b):
    """`a < b`; of tuples item by item, where an item may be a tensor."""
    if not isinstance(a, tuple):
        return a < b
    for one, other in zip(a, b):
        if one != other:
            return less(one, other)
    return len(a) < len(b)


def down(heap, start, place):
    """Move the item at `place` towards the root, past those that are larger."""
    item = heap[place]
    while place > start:
        above = (place - 1) // 2
        if less(item, heap[above]):
            heap[place] = heap[above]
            place = above
        else:
            break
    heap[place] = item


def up(heap, place):
    """Move the smaller children up until a leaf is free, then put the item there and let it find its place."""
    end, start, item = len(heap), place, heap[place]
    child = 2 * place + 1
    while child < end:
        other = child + 1
        if other < end and not less(heap[child], heap[other]):
            child = other
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    down(heap, start, place)
