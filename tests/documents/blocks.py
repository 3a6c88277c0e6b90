"""Read the fenced blocks of a document: what a reader would type, and what the document says comes back."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "scenarios").glob("*.md")])

_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^# (?P<name>[\w./-]+\.\w+)$")


@dataclass(frozen=True)
class Block:
    """One fenced block and the line it starts at."""

    language: str
    body: str
    line: int

    @property
    def file(self) -> str | None:
        """Name in the first line, `# table.toml`, of a block that the reader is to save."""
        match = _FILE.match(self.body.split("\n", 1)[0])
        return match["name"] if match else None


@dataclass(frozen=True)
class Command:
    """A line after `$` and the output printed below it; no output below means that none is promised."""

    text: str
    output: str


def blocks(text: str) -> list[Block]:
    """Every fenced block of a document, in order."""
    return [
        Block(match["language"], match["body"], text.count("\n", 0, match.start()) + 1)
        for match in _FENCE.finditer(text)
    ]


def commands(block: Block) -> list[Command]:
    """Commands of a console block; a line that ends in a backslash goes on."""
    text = block.body.replace("\\\n", " ")
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return [Command(part.split("\n", 1)[0].strip(), part.split("\n", 1)[1].strip()) for part in parts]


def matches(expected: str, printed: str) -> bool:
    """Whether a printed text is the expected one; `…` stands for anything, runs of blanks are one."""
    pieces = [re.escape(" ".join(piece.split())) for piece in expected.split("…")]
    return (
        re.fullmatch(r"\s*" + r".*?".join(pieces) + r"\s*", " ".join(printed.split()), re.DOTALL) is not None
    )
