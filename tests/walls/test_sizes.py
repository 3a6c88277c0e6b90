"""Files and functions stay small enough to be read at a glance."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
FILES = sorted(SOURCE.rglob("*.py"))
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    words = ast.get_docstring(function, clean=False)
    docstring = words.count("\n") + 1 if words is not None else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_sizes(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= LINES_OF_A_FILE, "can it be two rooms with a name of their own?"
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and body_lines(node) > LINES_OF_A_FUNCTION
    ]
    assert not long, "what are the steps called?"


def test_a_long_function_is_seen() -> None:
    text = "def f():\n" + '    """Words."""\n' + "    x = 1\n" * LINES_OF_A_FUNCTION
    function = ast.parse(text).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert body_lines(function) == LINES_OF_A_FUNCTION + 1
