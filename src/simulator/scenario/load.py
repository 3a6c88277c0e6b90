"""From a file to a scenario: read, override, expand, fill, check; every problem gathered."""

from collections.abc import Sequence
from pathlib import Path as FilePath

from simulator.errors import InputError
from simulator.scenario.defaults import fill
from simulator.scenario.document import Document
from simulator.scenario.model import Scenario
from simulator.scenario.overrides import Assignment, assign, from_options, from_table
from simulator.scenario.read import FileName, read_document
from simulator.scenario.references import leave_fixed, translate_references
from simulator.scenario.samples import inline_samples
from simulator.scenario.short import expand, long_path
from simulator.scenario.validate import in_order, validate
from simulator.scenario.variants import check_variants

#: Sections whose paths the short form changes: their values are set once it has been expanded.
EXPANDED = ("channels", "platforms", "activities", "mixes")


def load(path: FileName, overrides: Sequence[str] = ()) -> Scenario:
    """Read a scenario file.

    Parameters
    ----------
    path : str or path
        A TOML file, long or short form.
    overrides : sequence of str
        "PATH=VALUE" texts, stronger than the file.

    Returns
    -------
    Scenario
        Resolved: nothing implicit.

    Raises
    ------
    InputError
        Carrying every problem found, each with file, line, key path, value and rule.
    """
    return resolved(read_document(path), overrides)


def resolved(document: Document, overrides: Sequence[str], *, searched: bool = True) -> Scenario:
    """Bring a document as read to a scenario; it is used up.

    Parameters
    ----------
    document : Document
        As `read_document` gives it.
    overrides : sequence of str
        "PATH=VALUE" texts.
    searched : bool
        Whether the values of `[search]` are tried too; no run depends on them.

    Raises
    ------
    InputError
        As `load`.
    """
    prepare(document, overrides)
    scenario, problems = validate(document)
    problems = document.problems + problems
    if scenario is not None and not problems:
        problems = check_variants(scenario, document, searched=searched)
    if scenario is None or problems:
        raise InputError(in_order(problems, document))
    return scenario


def prepare(document: Document, overrides: Sequence[str]) -> None:
    """Bring the document to the long form with every override applied and every default written."""
    assignments = from_options(document, overrides)
    if "set" in document.data:
        assignments = from_table(document, document.data.pop("set"), ("set",)) + assignments
    assign(document, [one for one in assignments if one.path[0] not in EXPANDED])
    short = expand(document)
    assign(document, [_long(document, one) for one in assignments if one.path[0] in EXPANDED])
    inline_samples(document, FilePath(document.file).parent)
    short = expand(document) or short
    translate_references(document)
    leave_fixed(document)
    fill(document, short)


def _long(document: Document, one: Assignment) -> Assignment:
    path = long_path(document.data, one.path)
    if path != one.path:
        document.written[path] = one.path
        document.places[one.path] = one.place
    return Assignment(path, one.value, one.place, one.key)
