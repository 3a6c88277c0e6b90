"""How it was worked out, and what was left out of account."""

from collections.abc import Iterator

from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.quantities import quantity_name
from simulator.scenario.paths import keys_of
from simulator.updated import UpdatedBlock, UpdatedFindings

#: What may be left out of account; see `simulator.calibration.results.found.LEFT`.
LEFT: tuple[str, ...] = ("known", "set_by_mix", "even", "waits", "branches", "approximate")
#: Methods that take draws.
WEIGHED: tuple[str, ...] = ("weighted", "carried")


def notes(findings: UpdatedFindings, words: Words) -> Iterator[str]:
    """Yield every note, the most important first."""
    names = Names(findings.labels, words)
    for one in findings.left:
        yield words.say(f"update.left.{one.code}", what=_named(one.path, names, words))
    exact = sum(one.method == "exact" for one in findings.beliefs)
    if exact:
        yield words.many("update.exact", exact)
        if any(one.method in WEIGHED for one in findings.beliefs):
            yield words.say("update.exact_rest")
    if findings.blocks:
        yield from _draws(findings, names, words)


def _draws(findings: UpdatedFindings, names: Names, words: Words) -> Iterator[str]:
    """Yield how many of the draws counted, and what was done when too few did."""
    least = min(findings.blocks, key=lambda block: block.effective)
    yield words.say(
        "update.draws",
        draws=words.number(least.draws),
        least=words.number(least.effective, -1),
        beliefs=_beliefs(least, names, words),
    )
    again = [block for block in findings.blocks if block.rounds]
    if again:
        worst = min(again, key=lambda block: block.at_first)
        yield words.many(
            "update.again",
            round(worst.at_first),
            beliefs=_beliefs(worst, names, words),
            rounds=words.number(max(block.rounds for block in again)),
            effective=words.number(worst.effective, -1),
        )
    for block in findings.blocks:
        if not block.enough:
            yield words.many("update.too_few", round(block.effective), beliefs=_beliefs(block, names, words))


def _beliefs(block: UpdatedBlock, names: Names, words: Words) -> str:
    return words.join([quantity_name(path, names, words) for path in block.paths])


def _named(path: str, names: Names, words: Words) -> str:
    """Return the name of a quantity, or of the platform or activity that a path leads to."""
    keys = keys_of(path)
    return names.any(str(keys[1])) if len(keys) == 2 else quantity_name(path, names, words)
