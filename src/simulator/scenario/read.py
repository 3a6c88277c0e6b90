"""From files to one document: TOML with line numbers, `extends` followed, samples read."""

import os
import re
import tomllib
from pathlib import Path as FilePath
from typing import Any

from simulator.errors import InputError, Problem
from simulator.scenario.charges import spell_out
from simulator.scenario.document import Document
from simulator.scenario.lines import key_lines
from simulator.scenario.messages import sentences
from simulator.scenario.overrides import merge
from simulator.scenario.phrases import recognised
from simulator.scenario.samples import inline_samples

FileName = str | os.PathLike[str]


def read_document(path: FileName, chain: tuple[FilePath, ...] = (), text: str | None = None) -> Document:
    """Read a scenario file and those that it extends.

    Parameters
    ----------
    path : str or path
        The file.
    chain : tuple of Path
        Files that extend it.
    text : str, optional
        What the file will hold, when it has not been written yet.

    Raises
    ------
    InputError
        When a file cannot be read at all; lesser problems are gathered in the document.
    """
    file = FilePath(path)
    document = Document({}, str(path))
    document.data, document.places = _parse(_text(file, document) if text is None else text, document)
    inline_samples(document, file.parent)
    spell_out(document.data)
    parent = document.data.pop("extends", None)
    if parent is None:
        return document
    if not isinstance(parent, str):
        document.problems.append(document.problem("extends_text", ("extends",), parent))
        return document
    return _extend(document, file, parent, (*chain, file.resolve()))


def _extend(document: Document, file: FilePath, parent: str, chain: tuple[FilePath, ...]) -> Document:
    target = file.parent / parent
    if target.resolve() in chain:
        names = " -> ".join(one.name for one in (*chain, target))
        raise InputError([document.problem("extends_circular", ("extends",), parent, chain=names)])
    if not target.is_file():
        code = "file_directory" if target.is_dir() else "file_missing"
        raise InputError([document.problem(code, ("extends",), parent)])
    base = read_document(target, chain)
    document.data = merge(base.data, document.data)
    document.places = base.places | document.places
    document.problems = base.problems + document.problems
    return document


def _parse(text: str, document: Document) -> tuple[dict[str, Any], dict[Any, Any]]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise InputError([_syntax(document, text, str(wrong))]) from None
    return data, {path: (document.file, line) for path, line in key_lines(text).items()}


def _text(file: FilePath, document: Document) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError([document.problem("file_missing")]) from None
    except IsADirectoryError:
        raise InputError([document.problem("file_directory")]) from None
    except (OSError, ValueError) as wrong:
        if isinstance(wrong, UnicodeDecodeError):
            raise InputError([document.problem("file_encoding")]) from None
        why = getattr(wrong, "strerror", None) or str(wrong)
        raise InputError([document.problem("file_unreadable", why=recognised(str(why).lower()))]) from None


def _syntax(document: Document, text: str, why: str) -> Problem:
    """Problem of a text that is not TOML, on the line that the parser names."""
    found = re.search(r"\(at line (\d+), column \d+\)", why)
    line = int(found.group(1)) if found else text.count("\n") + 1
    why = re.sub(
        r"\('(.*?)',?\)", lambda found: f"[{found.group(1).replace(chr(39) + ', ' + chr(39), '.')}]", why
    )
    short = re.sub(r"\s*\(at (line \d+, column \d+|end of document)\)", "", why)
    params = {"why": recognised(short[:1].lower() + short[1:])}
    rule, remedy = sentences("toml_syntax", params)
    return Problem(document.file, line, "", "", rule, remedy, "toml_syntax", params)
