"""What is assumed otherwise, a line an assumption: its name, its path, before and after."""

from collections.abc import Iterator

from simulator.compared import AssumptionChange, ComparedFindings, TextChange
from simulator.findings import Assumption
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.assumptions import (
    assumption_name,
    chance_text,
    grade_name,
    shape_text,
    source_text,
)
from simulator.presentation.labels.quantities import quantity_name

#: What a line can be.
CHANGES: tuple[str, ...] = ("changed", "source", "added", "removed")


def assumption_lines(findings: ComparedFindings, words: Words) -> Iterator[str]:
    """Yield the numbers that changed, with their grade, then what else the scenarios say otherwise."""
    names = Names(findings.labels, words)
    for one in findings.assumptions:
        there = one.after or one.before
        if there is not None:
            name = assumption_name(there, names, words)
            yield words.say(
                f"compare.line_{one.change}", name=_placed(name, one.path, words), **_both(one, words)
            )
    for text in findings.texts:
        yield _text_line(text, names, words)


def _both(one: AssumptionChange, words: Words) -> dict[str, str]:
    show = source_text if one.change == "source" else _described
    sides = {"before": one.before, "after": one.after}
    return {name: show(side, words) for name, side in sides.items() if side is not None}


def _described(one: Assumption, words: Words) -> str:
    """Shape, spread and grade: "P10 20 %, P90 40 % (measured)"."""
    told = words.join([part for part in (shape_text(one, words), chance_text(one, words)) if part])
    return words.say("sweep.owner", what=told, owner=grade_name(one.grade, words)) if one.grade else told


def _text_line(text: TextChange, names: Names, words: Words) -> str:
    name = quantity_name(text.path, names, words)
    label = words.say("assumption.under", name=name, mix=names.mix(text.mix)) if text.mix else name
    change = "changed" if text.before and text.after else "added" if text.after else "removed"
    return words.say(
        f"compare.line_{change}", name=_placed(label, text.path, words), before=text.before, after=text.after
    )


def _placed(name: str, path: str, words: Words) -> str:
    """Add the path to a name, unless it is all that there is for one."""
    return name if name == path else words.say("sweep.owner", what=name, owner=path)
