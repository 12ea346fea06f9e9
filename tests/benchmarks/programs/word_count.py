"""Words counted, grouped and sorted: dicts, string methods, keys of sorts."""

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of Darkness,
it was the spring of hope, it was the winter of despair, we had everything before us, we had nothing before us."""


def clean(word):
    return word.strip(".,;:!?'\"").lower()


def words(text):
    for line in text.splitlines():
        for word in line.split():
            word = clean(word)
            if word:
                yield word


def count(text):
    counts = {}
    for word in words(text):
        counts[word] = counts.get(word, 0) + 1
    return counts


def groups(counts):
    found = {}
    for word, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        found.setdefault(word[0], []).append((word, number))
    return found


def bigrams(text):
    counts, before = {}, None
    for word in words(text):
        if before is not None:
            pair = before + " " + word
            if pair in counts:
                counts[pair] += 1
            else:
                counts[pair] = 1
        before = word
    return max(counts, key=lambda pair: (counts[pair], pair))


def run(n=600):
    seen = []
    for i in range(n):
        text = TEXT + f"\nchapter{i % 7} {i}"
        seen.append((len(groups(count(text))), bigrams(text)))
    return seen[-1]
