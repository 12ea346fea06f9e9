"""Customers, counters and a clock: dataclasses that are compared, a heap, closures, keyword arguments."""
import collections
import dataclasses
import heapq
import random
import typing


@dataclasses.dataclass(order=True)
class Event:
    time: float
    number: int
    act: typing.Callable = dataclasses.field(compare=False)


@dataclasses.dataclass
class Customer:
    arrived: float
    items: int
    left: float | None = None

    @property
    def waited(self):
        return self.left - self.arrived


class Shop:
    def __init__(self, *, counters, seed):
        self.random = random.Random(seed)
        self.queue, self.free = collections.deque(), counters
        self.events, self.time, self.made, self.served = [], 0.0, 0, []

    def after(self, delay, act):
        self.made += 1
        heapq.heappush(self.events, Event(self.time + delay, self.made, act))

    def arrive(self, rest):
        self.queue.append(Customer(self.time, items=1 + int(self.random.random() * 12)))
        self.serve()
        if rest > 1:
            self.after(self.random.expovariate(1.0), lambda: self.arrive(rest - 1))

    def serve(self):
        while self.queue and self.free:
            self.free -= 1
            customer = self.queue.popleft()

            def leave():
                self.free += 1
                customer.left = self.time
                self.served.append(customer)
                self.serve()
            self.after(0.3 * customer.items, leave)
            return

    def run(self, customers):
        self.after(0, lambda: self.arrive(customers))
        while self.events:
            event = heapq.heappop(self.events)
            self.time = event.time
            event.act()


def run(customers=6000):
    shop = Shop(counters=2, seed=3)
    shop.run(customers)
    return round(sum(customer.waited for customer in shop.served) / len(shop.served), 6)
