"""Candidates of a search as people read them: their names, and which of many are shown."""

from collections.abc import Sequence

from simulator.presentation.labels import Names, Words
from simulator.presentation.sweep.quantity import SweptQuantity
from simulator.searched import Candidate, SearchFindings

#: Lines of a table, and names in a sentence, beyond which only some are shown.
MOST_LINES, MOST_NAMES = 40, 5


def quantities(findings: SearchFindings, words: Words) -> list[SweptQuantity]:
    """Return the quantities searched over."""
    return [SweptQuantity(axis, findings.labels, words, findings.mix) for axis in findings.axes]


def name_of(one: Candidate, findings: SearchFindings, words: Words) -> str:
    """Return a candidate's name in a sentence: the mix at its values, or the baseline."""
    names = Names(findings.labels, words)
    if not one.values:
        return words.say("search.named", name=names.mix(findings.baseline))
    values = [
        words.say("pair", name=quantity.name, text=quantity.exact(value))
        for quantity, value in zip(quantities(findings, words), one.values, strict=True)
    ]
    return words.say("search.at", name=names.mix(findings.mix), values=words.say("search.and").join(values))


def short_name(one: Candidate, findings: SearchFindings, words: Words) -> str:
    """Return a candidate's name where the quantities are named beside: its values, or the baseline."""
    if not one.values:
        return Names(findings.labels, words).mix(findings.baseline)
    pairs = zip(quantities(findings, words), one.values, strict=True)
    return words.say("search.both").join(quantity.bare(value) for quantity, value in pairs)


def listed(some: Sequence[Candidate], findings: SearchFindings, words: Words) -> str:
    """Return the names of some candidates, the first few when they are many; the quantities are named once."""
    named = [short_name(one, findings, words) for one in some if one.values]
    alone = [name_of(one, findings, words) for one in some if not one.values]
    if len(named) > MOST_NAMES:
        more = words.number(len(named) - MOST_NAMES + 1)
        named = [words.say("search.and_more", names=words.join(named[: MOST_NAMES - 1]), count=more)]
    if named:
        named = [words.say("pair", name=label(findings, words), text=words.join(named))]
    return words.join([*alone, *named])


def label(findings: SearchFindings, words: Words) -> str:
    """Return the names of the quantities, with their units."""
    return words.say("search.both").join(one.label for one in quantities(findings, words))


def shown(findings: SearchFindings) -> list[Candidate]:
    """Return the candidates of the table, in order: all of them, or the baseline and those with the most net."""
    some = list(findings.candidates)
    if len(some) > MOST_LINES:
        dearest = sorted(some[1:], key=lambda one: -one.net.value)[: MOST_LINES - 1]
        some = [one for one in some if not one.values or one in dearest]
    return some
