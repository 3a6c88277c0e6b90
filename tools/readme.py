"""Put the output of a real run into README.md, between its two markers.

The command is the one that the README itself shows just above the markers, so that the two cannot part.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
COMMAND = re.compile(r"^\$ make run(?: ARGS=\"(?P<arguments>[^\"]*)\")?$", re.MULTILINE)
OUTPUT = re.compile(r"(?<=<!-- output -->\n).*?(?=<!-- /output -->)", re.DOTALL)
COLUMNS = "100"
#: Paragraphs that the first screen shows, the verdict and the table of mixes; the rest unfolds.
SHOWN = 2


def shown_arguments(text: str) -> list[str]:
    """Arguments of the last command above the markers."""
    found = list(COMMAND.finditer(text, 0, text.index("<!-- output -->")))
    if not found:
        sys.exit("README.md shows no `$ make run` above <!-- output -->")
    return shlex.split(found[-1]["arguments"] or "scenarios/pilot.toml")


def output(arguments: list[str]) -> str:
    """What the command prints on standard output, a hundred columns wide and without colours."""
    environment = os.environ | {"COLUMNS": COLUMNS, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "simulator", *arguments, "--force"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return "\n".join(line.rstrip() for line in run.stdout.strip("\n").split("\n"))


def page(printed: str) -> str:
    """Lay the output out: the first paragraphs in sight, the rest folded."""
    paragraphs = printed.split("\n\n")
    first, rest = "\n\n".join(paragraphs[:SHOWN]), "\n\n".join(paragraphs[SHOWN:])
    folded = f"<details><summary>The rest of the output</summary>\n\n```text\n{rest}\n```\n</details>\n"
    return f"```text\n{first}\n```\n\n{folded}"


def main() -> None:
    """Run the command and write the README."""
    text = README.read_text(encoding="utf-8")
    printed = page(output(shown_arguments(text)))
    README.write_text(OUTPUT.sub(lambda _: printed, text), encoding="utf-8")
    print("README.md now shows the output of this run")


if __name__ == "__main__":
    main()
