"""The reader of documents itself: it sees what is wrong."""

from documents.blocks import blocks, commands, matches

TEXT = """Before.

```toml
# table.toml
title = "x"
```

```console
$ simulate check table.toml
fine
$ simulate resolve \\
    table.toml
```
"""


def test_blocks_and_commands() -> None:
    saved, typed = blocks(TEXT)
    assert (saved.language, saved.file, saved.line) == ("toml", "table.toml", 3)
    assert typed.file is None
    first, second = commands(typed)
    assert (first.text, first.output) == ("simulate check table.toml", "fine")
    assert second.text.split() == ["simulate", "resolve", "table.toml"]
    assert not second.output


def test_matches() -> None:
    assert matches("one … three", "one  two\nthree\n")
    assert matches("a (b)", "a (b)")
    assert not matches("one … three", "one two four")
    assert not matches("a", "a b")
