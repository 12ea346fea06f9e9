"""What only Python's own generators do: values sent in, errors thrown in, closing."""
import contextlib


def echo(x):
    got = yield x
    while got is not None:
        got = yield got * 2
    return "done"


def sent(x):
    generator = echo(x)
    return next(generator), generator.send(3), generator.send(x), list(generator)


def guarded(x, log):
    try:
        for i in range(3):
            if i < 2:
                yield x + i
    except ValueError as error:
        log.append(str(error))
    finally:
        log.append("closed")


def thrown(x):
    log = []
    generator = guarded(x, log)
    first = next(generator)
    with contextlib.suppress(StopIteration):
        generator.throw(ValueError("thrown"))
    return first, log


def consumer_fails(x):
    log = []
    try:
        for y in guarded(x, log):
            log.append(y)
            raise ValueError("of the consumer")
    except ValueError as error:
        log.append(str(error))
    return sorted(map(str, log[1:]))


def value(x):
    def inner():
        for i in range(2):
            if i:
                yield x
        return "value"

    def outer():
        result = yield from inner()
        yield len(result)
    return list(outer())


@contextlib.contextmanager
def managed(x, log):
    for _ in range(1):
        if x is not None:
            log.append("in")
            yield x
            log.append("out")


def with_block(x):
    log = []
    with managed(x, log) as y:
        log.append("body")
    return y, log


def rebinding(x):
    def countdown(n):
        while n > 0:
            if n % 2:
                yield n
            n -= 1
    return [x + n for n in countdown(5)]


CASES = [(sent, 1), (thrown, 1), (consumer_fails, 1), (value, 1), (with_block, 1), (rebinding, 1)]
