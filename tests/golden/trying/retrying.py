"""Decorators that call a function again, and give up with what its last call raised."""
import functools


def retry(times):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            last = None
            for attempt in range(times):
                try:
                    return f(*args, **kwargs)
                except ConnectionError as e:
                    last = e
            raise RuntimeError("gave up") from last
        return wrapper
    return decorate


@retry(3)
def flaky(x):
    if x > 2:
        raise ConnectionError(f"x is {x}")
    return x * 2


def counting(f):
    def wrapper(x):
        last = None
        for attempt in range(3):
            try:
                return f(x, attempt)
            except ConnectionError as error:
                last = error
        raise RuntimeError("gave up", attempt + 1) from last
    return wrapper


@counting
def counted(x, attempt):
    if x > attempt:
        raise ConnectionError(f"{x} > {attempt}")
    return x + attempt


def reraising(f):
    def wrapper(x):
        for attempt in range(3):
            try:
                return f(x, attempt)
            except ConnectionError:
                if attempt == 2:
                    raise
    return wrapper


@reraising
def raised_again(x, attempt):
    if x > attempt:
        raise ConnectionError(f"{x} > {attempt}")
    return x + attempt


def keeping(f):
    def wrapper(x):
        last = None
        for attempt in range(3):
            try:
                return f(x, attempt)
            except (ConnectionError, TimeoutError) as e:
                last = e
        raise last
    return wrapper


@keeping
def kept(x, attempt):
    if x > attempt:
        raise ConnectionError(f"{x} > {attempt}")
    if x < -5:
        raise TimeoutError("low")
    return x + attempt


def while_true(f):
    def wrapper(x):
        tries = 0
        while True:
            try:
                return f(x, tries)
            except ConnectionError as e:
                tries += 1
                if tries >= 3:
                    raise RuntimeError(f"after {tries}") from e
    return wrapper


@while_true
def endless(x, attempt):
    if x > attempt:
        raise ConnectionError("x")
    return x + attempt


def falling_back(f):
    def wrapper(x):
        for attempt in range(3):
            try:
                return f(x, attempt)
            except ConnectionError:
                continue
        return -1
    return wrapper


@falling_back
def with_a_default(x, attempt):
    if x > attempt:
        raise ConnectionError(f"{x} > {attempt}")
    return x + attempt


class Retry:
    def __init__(self, times=3, on=(ConnectionError,)):
        self.times, self.on = times, on

    def __call__(self, f):
        @functools.wraps(f)
        def wrapper(*args):
            last = None
            for _ in range(self.times):
                try:
                    return f(*args)
                except self.on as e:
                    last = e
            raise RuntimeError(f"failed {self.times} times: {last}") from last
        return wrapper


@Retry()
def by_a_class(x):
    if x > 2:
        raise ConnectionError(f"x is {x}")
    return x * 2


def first_of(*functions):
    def run(x):
        last = None
        for f in functions:
            try:
                return f(x)
            except Exception as e:
                last = e
        raise last
    return run


def one(x):
    if x > 1:
        raise ConnectionError("one")
    return x


def two(x):
    if x > 2:
        raise TimeoutError(f"two {x}")
    return x * 10


either = first_of(one, two)


def above(x, attempt):
    if x > attempt:
        raise ConnectionError(f"{x} > {attempt}")
    return x


def collected(x):
    errors = []
    for attempt in range(3):
        try:
            result = above(x, attempt)
        except ConnectionError as e:
            errors.append(e)
        else:
            return result
    raise RuntimeError(f"{len(errors)} errors") from errors[-1]


def of_the_system(x):
    try:
        if x > 1:
            raise FileNotFoundError(2, "no", f"{x}.txt")
    except OSError as error:
        raise RuntimeError(f"{error.filename} is missing") from error
    if x > 0:
        raise FileNotFoundError(2, f"no {x}", "a.txt")
    return x


def an_argument_of_the_last(x):
    worst = None
    for limit in (1, 2, 3):
        try:
            if x > limit:
                raise ConnectionError("over", x - limit, limit)
        except ConnectionError as e:
            worst = e
    if worst is not None:
        return worst.args[1]
    return 0


CASES = [(function, argument) for function in (
    flaky, counted, raised_again, kept, endless, with_a_default, by_a_class, either, collected, an_argument_of_the_last,
    of_the_system)
    for argument in (1, 5)] + [(kept, -9)]
