"""Write the expected texts again, to be read before they are committed: python tests/conformance/approve.py."""

import os
from pathlib import Path

from simulator.errors import InputError
from simulator.scenario import load, to_toml

HERE = Path(__file__).parent


def approve_messages():
    os.chdir(HERE / "invalid")  # messages name the file as it was given: without a folder
    for path in sorted(Path().glob("*.toml")):
        try:
            load(path)
        except InputError as error:
            path.with_suffix(".txt").write_text(f"{error}\n", encoding="utf-8")
        else:
            raise SystemExit(f"{path} is not wrong")


def approve_resolved():
    for path in sorted((HERE / "valid").glob("*.toml")):
        if not path.name.endswith(".resolved.toml"):
            path.with_suffix(".resolved.toml").write_text(to_toml(load(path)), encoding="utf-8")


if __name__ == "__main__":
    approve_resolved()
    approve_messages()
