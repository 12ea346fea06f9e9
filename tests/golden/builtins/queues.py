"""`heapq`, `bisect`, `deque` and counters over tensors, and on plain lists that a condition changes."""
import bisect
import collections
import heapq
import operator


def heaped(xs):
    heap = []
    for x in xs:
        if x > 0:
            heapq.heappush(heap, x)
    smallest = heapq.heappop(heap)
    heapq.heappush(heap, 5)
    return smallest, heap[0], heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 7), len(heap)


def pairs(xs):
    heap = [(xs[0], 0), (xs[1], 1), (xs[2], 2)]
    heapq.heapify(heap)
    first, place = heapq.heappop(heap)
    return first, place, heapq.nlargest(2, [xs[0], xs[1], xs[2]]), heapq.nsmallest(1, xs)


def plain(xs):
    heap, ordered = [5, 7], [5, 7]
    if xs[0] > 2:
        heapq.heappush(heap, 1)
        bisect.insort(ordered, 6)
    return heap[0], len(heap), ordered[1], len(ordered)


def inserted(xs):
    ordered = []
    for x in xs:
        bisect.insort(ordered, x)
    return ordered[0], ordered[-1], bisect.bisect_left(ordered, 2), operator.length_hint(ordered)


def queued(xs):
    kept = [x for x in xs if x > 1]
    queue, last = collections.deque(kept), collections.deque(kept, 1)
    queue.appendleft(0)
    return queue.popleft(), queue.pop(), len(queue), len(last)


def tallied(xs):
    counts, named = collections.Counter(), {}
    for x in xs:
        counts["high" if x > 1 else "low"] += 1
    named["first" if xs[0] > 1 else "second"] = 4
    return counts["high"], counts["low"], named.get("first", 0), len(named)


CASES = [(function, values) for function in (heaped, pairs, plain, inserted, queued, tallied) for values in ([3, 1, 2], [1, 4, 1, 2])]
