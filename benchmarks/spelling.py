"""How far misspelled names of drugs are found, and names of other drugs are not taken for them: `python benchmarks/spelling.py`.

Misspelled are all names of one word in our lexicons, in five ways each (a letter doubled, left out, swapped, changed, added at the end); the
counterexamples are names of other drugs that are as near by edit distance. A line per threshold: recall, and how many counterexamples pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.nlp.build import load_model
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.nlp.spelling import Spelling, near


def misspelled(name: str) -> Iterator[str]:
    """Five misspellings of a name."""
    i = 3 + sum(map(ord, name)) % (len(name) - 5)
    yield name[:i] + name[i] + name[i:]
    yield name[:i] + name[i + 1 :]
    yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]
    yield name[:i] + ("y" if name[i] == "i" else "i") + name[i + 1 :]
    yield name + "e"


def main() -> None:
    """Prints the table."""
    spelling = Spelling(lookup_of(load_model()).lexicon)
    names = spelling.names
    right = [spelling.similar(wrong, 0.0).get(entry, 0.0) for name, entry in list(names.items())[::4] for wrong in misspelled(name) if wrong != name]
    pairs = [(a, b) for a in names for b in names if a[0] == b[0] and names[a] != names[b] and near(a, b)]
    others = [spelling.similar(a, 0.0).get(names[b], 0.0) for a, b in pairs]
    print(f"{len(right)} misspellings of {len(names)} names, {len(others)} pairs of names of two drugs that are near")
    for threshold in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        print(f"{threshold:.2f}  recall {sum(s >= threshold for s in right) / len(right):.3f}  others {sum(s >= threshold for s in others)}")


if __name__ == "__main__":
    main()
