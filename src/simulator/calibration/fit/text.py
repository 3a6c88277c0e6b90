"""The scenario as a file that people read: sections, sources, remarks, assumptions named as such."""

from collections.abc import Iterable, Iterator
from typing import Any

from simulator.calibration.fit.records import Assumed, Entry, Evidence
from simulator.calibration.fit.voice import Voice
from simulator.scenario.write import bare, inline

#: Sections whose pieces have a header each, and those that are one table; the part of the file that each opens.
PIECES = ("profiles", "activities", "channels", "platforms", "mixes")
PARTS = {
    "profiles": "team",
    "activities": "work",
    "channels": "channels",
    "platforms": "platforms",
    "mixes": "mixes",
    "decision": "decision",
}
#: Values that cannot carry a source of their own: it stands behind them as a remark.
PLAIN = ("headcount", "prospecting", "orders")


def scenario_text(entries: Iterable[Entry], voice: Voice, told: Iterable[str] = ()) -> str:
    """Write a whole scenario file.

    Parameters
    ----------
    entries : iterable of Entry
        In the order of the file.
    voice : Voice
        The language of the remarks.
    told : iterable of str
        Sentences at the top of the file.
    """
    lines = [f"# {line}" for line in told]
    lines += _sections(entries, voice)
    return "\n".join(lines).strip() + "\n"


def beliefs_text(entries: Iterable[Entry], voice: Voice) -> str:
    """Write what the files tell and nothing else, to be pasted into a scenario."""
    told = [entry for entry in entries if isinstance(entry.origin, Evidence) and entry.path[0] != "mixes"]
    return "\n".join(_sections(told, voice)).strip() + "\n"


def _sections(entries: Iterable[Entry], voice: Voice) -> Iterator[str]:
    header, part = "", ""
    for entry in entries:
        depth = _depth(entry)
        here = ".".join(bare(key) for key in entry.path[:depth])
        if here != header:
            yield ""
            opened = PARTS.get(entry.path[0], part)
            if opened != part:
                part = opened
                yield f"# --- {voice.say(f'fit.part.{part}')} ---"
            if here:
                yield f"[{here}]"
            header = here
        yield _line(entry, depth, voice)


def _depth(entry: Entry) -> int:
    if len(entry.path) == 1:
        return 0
    return 2 if entry.path[0] in PIECES else 1


def _line(entry: Entry, depth: int, voice: Voice) -> str:
    key = ".".join(bare(part) for part in entry.path[depth:])
    remarks = list(_remarks(entry, voice))
    return f"{key} = {inline(_sourced(entry, voice))}" + (f"   # {'; '.join(remarks)}" if remarks else "")


def _plain(entry: Entry) -> bool:
    return any(key in PLAIN for key in entry.path)


def _sourced(entry: Entry, voice: Voice) -> Any:
    value = entry.value
    if not isinstance(entry.origin, Evidence) or _plain(entry):
        return value
    source = source_of(entry.origin, voice)
    if "commitments" in entry.path:
        return {**value, "hours": _with_source(value["hours"], source)}
    return _with_source(value, source)


def _with_source(value: Any, source: str) -> dict[str, Any]:
    return {**(value if isinstance(value, dict) else {"value": value}), "source": source}


def source_of(evidence: Evidence, voice: Voice) -> str:
    """Say where a number comes from: files, rows, period."""
    dated = evidence.first is not None
    return voice.say(
        f"fit.source.{'dated' if dated else 'undated'}",
        files=", ".join(evidence.files),
        rows=voice.number(evidence.rows),
        first=evidence.first,
        last=evidence.last,
    )


def _remarks(entry: Entry, voice: Voice) -> Iterator[str]:
    if isinstance(entry.origin, Assumed):
        yield voice.say("fit.assumption", why=voice.say(f"fit.why.{entry.origin.why}"))
    elif isinstance(entry.origin, Evidence) and _plain(entry):
        yield source_of(entry.origin, voice)
    if entry.note and not isinstance(entry.origin, Assumed):
        yield voice.say(f"fit.note.{entry.note}", **_said(entry, voice))


def _said(entry: Entry, voice: Voice) -> dict[str, object]:
    return {
        name: voice.percent(value)
        if isinstance(value, float)
        else voice.number(value)
        if isinstance(value, int)
        else value
        for name, value in entry.params.items()
    }
