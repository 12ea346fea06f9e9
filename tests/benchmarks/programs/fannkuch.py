"""Pancakes: list slices turned over, one big function."""


def run(n=8):
    permutation, count, flips, checksum, index, r = list(range(n)), [0] * n, 0, 0, 0, n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        if permutation[0]:
            turned, done, first = permutation[:], 0, permutation[0]
            while first:
                turned[:first + 1] = turned[first::-1]
                done += 1
                first = turned[0]
            flips = max(flips, done)
            checksum += done if index % 2 == 0 else -done
        while True:
            if r == n:
                return checksum, flips
            permutation.insert(r, permutation.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        index += 1
