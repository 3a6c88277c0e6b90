"""Other values in a scenario file, its comments kept: what is not replaced stays to the letter.

A comment that calls a value an assumption goes with the value.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from simulator.scenario.document import Document
from simulator.scenario.grades import grade_of
from simulator.scenario.lines import Path
from simulator.scenario.load import prepare, resolved
from simulator.scenario.model import Scenario
from simulator.scenario.overrides import split_path
from simulator.scenario.paths import keys_of, quantities
from simulator.scenario.read import FileName, read_document
from simulator.scenario.write import inline

Values = Mapping[str, Any]
Entries = Sequence[tuple[tuple[str, ...], float, int | None]]


def rewritten(
    file: FileName,
    to: FilePath,
    values: Values,
    *,
    header: Sequence[str] = (),
    overrides: Sequence[str] = (),
    together: Entries | None = None,
) -> tuple[str, Scenario]:
    """Put other values into a scenario file.

    Parameters
    ----------
    file : str or path
        The scenario, in the long or the short form.
    to : Path
        Where the text will stand: what it refers to is found from there.
    values : mapping
        Key path in the resolved scenario to what is to be written, a number or a table.
    header : sequence of str
        Lines of a comment at the top.
    overrides : sequence of str
        "PATH=VALUE" texts that the new file is to hold too.
    together : sequence of (paths, rank, place), optional
        Every entry of [[correlations]]; `place` is the number of the one that it replaces.

    Returns
    -------
    str
        The text.
    Scenario
        What it says: every value given is the scenario's, whatever the file's own `set` or the file that it extends say.

    Raises
    ------
    InputError
        When the scenario, or what comes out, is not valid.
    """
    document = read_document(file)
    prepare(document, ())
    where = {path: _place(document, path) for path in values}
    aside: set[str] = set()
    while True:
        text = _text(file, to, values, where, aside, header, overrides, together)
        scenario = resolved(read_document(to, text=text), ())
        missed = _missed(scenario, values) - aside
        if not missed:
            return text, scenario
        aside |= missed


def _text(
    file: FileName,
    to: FilePath,
    values: Values,
    where: Mapping[str, Path],
    aside: set[str],
    header: Sequence[str],
    overrides: Sequence[str],
    together: Entries | None,
) -> str:
    import tomlkit

    doc: Any = tomlkit.parse(FilePath(file).read_bytes().decode("utf-8-sig"))
    for option in overrides:
        path, _, value = option.partition("=")
        _set(doc, path.strip(), _option(value))
    for path, value in values.items():
        if path in aside or not _put(doc, where[path], value):
            _set(doc, path, tomlkit.value(inline(value)))
    if together is not None:
        _correlate(doc, together)
    _refer(doc, FilePath(file).parent, to.parent)
    lines = "".join(f"# {line}\n" if line else "#\n" for line in header)
    return f"{lines}\n{tomlkit.dumps(doc)}" if lines else str(tomlkit.dumps(doc))


def _place(document: Document, path: str) -> Path:
    """Where the user wrote a quantity: the mean of a short entry's hours may be all that stands there."""
    keys = keys_of(path)
    written = document.as_written(keys)
    held: Any = document.get(keys)
    return written if held is not None else keys


def _missed(scenario: Scenario, values: Values) -> set[str]:
    """Paths whose value is not the one given."""
    found = quantities(scenario)
    return {path for path, value in values.items() if path not in found or not _same(found[path], value)}


def _same(quantity: Any, value: Any) -> bool:
    return bool(type(quantity).parse(value).form == quantity.form)


def _put(doc: Any, path: Path, value: Any) -> bool:
    """Write a value at a path of the file; False when the file has no such table."""
    import tomlkit

    inside = doc
    for key in path[:-1]:
        if isinstance(inside, dict) and str(key) in inside:
            inside = inside[str(key)]
        elif isinstance(inside, list) and isinstance(key, int) and key < len(inside):
            inside = inside[key]
        else:
            return False
    last = str(path[-1])
    if not isinstance(inside, dict) or last not in inside:
        return False
    old = inside[last]
    if last == "mean":
        _unmark(inside)  # the remark behind a law is about its mean
    if path[-1] != "mean" and isinstance(old, dict) and "mean" in old and "cv" in old and path[-1] == "hours":
        _unmark(old)
        inside, last, old = old, "mean", old["mean"]  # a short entry that writes its own spread
    if isinstance(old, tomlkit.items.Table) and isinstance(value, dict):
        for key in list(old):
            del old[key]
        for key, one in value.items():
            old[key] = tomlkit.value(inline(one))
    else:
        inside[last] = tomlkit.value(inline(value))
    _unmark(inside[last])
    return True


def _unmark(item: Any) -> None:
    """Take away the comment behind a value that says that it is assumed."""
    if grade_of(item.trivia.comment) == "assumption":
        item.trivia.comment_ws, item.trivia.comment = "", ""


def _set(doc: Any, path: str, value: Any) -> None:
    """Write a value under the file's own `set`, which is stronger than the rest of it."""
    import tomlkit

    if "set" not in doc:
        doc["set"] = tomlkit.table()
    same = next((key for key in doc["set"] if split_path(key) == split_path(path)), path)
    doc["set"][same] = value


def _option(text: str) -> Any:
    import tomlkit

    from simulator.scenario.overrides import option_value

    return tomlkit.value(inline(option_value(text)))


def _correlate(doc: Any, together: Entries) -> None:
    import tomlkit

    old = list(doc.get("correlations", []))
    entries = tomlkit.aot()
    for between, rank, place in together:
        table = tomlkit.table()
        if place is not None and place < len(old):
            entry = old[place]
            table.trivia.comment_ws, table.trivia.comment = entry.trivia.comment_ws, entry.trivia.comment
        table["between"] = list(between)
        table["rank"] = rank
        entries.append(table)
    if "correlations" in doc:
        del doc["correlations"]
    if together:
        doc["correlations"] = entries


def _refer(doc: Any, old: FilePath, new: FilePath) -> None:
    """Name the files that the scenario refers to from where it will stand."""
    if old.resolve() == new.resolve():
        return
    for table in _tables(doc):
        for key in ("samples", "extends"):
            name = table.get(key)
            if isinstance(name, str) and (key == "samples" or table is doc):
                table[key] = os.path.relpath((old / name).resolve(), new.resolve())


def _tables(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [value] if isinstance(value, dict) else []
    return found + [table for one in inner for table in _tables(one)]
