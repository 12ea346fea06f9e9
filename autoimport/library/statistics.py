"""The functions of `statistics` that a graph computes."""
from statistics import StatisticsError


def mean(data):
    data = list(data)
    if len(data) < 1:
        raise StatisticsError("mean requires at least one data point")
    return sum(data) / len(data)


def fmean(data):
    data = [float(x) for x in data]
    if len(data) < 1:
        raise StatisticsError("fmean requires at least one data point")
    return sum(data) / len(data)


def geometric_mean(data):
    total, n = 1.0, 0
    for x in data:
        total, n = total * float(x), n + 1
    if n < 1:
        raise StatisticsError("must have a non-empty dataset containing positive numbers")
    return total ** (1 / n)


def harmonic_mean(data):
    total, n = 0.0, 0
    for x in data:
        total, n = total + 1 / x, n + 1
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    return n / total


def median(data):
    data = sorted(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 == 1 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if len(data) < 1:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if len(data) < 1:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def mode(data):
    data = list(data)
    if len(data) < 1:
        raise StatisticsError("no mode for empty data")
    return max(data, key=data.count)


def pvariance(data, mu=None):
    data = list(data)
    if len(data) < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return squares(data, mu) / len(data)


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    return squares(data, xbar) / (len(data) - 1)


def squares(data, center):
    center = mean(data) if center is None else center
    return sum([(x - center) ** 2 for x in data])


def pstdev(data, mu=None):
    return pvariance(data, mu) ** 0.5


def stdev(data, xbar=None):
    return variance(data, xbar) ** 0.5
