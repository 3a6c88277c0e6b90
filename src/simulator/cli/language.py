"""Which language messages are in: the one asked for, else the scenario's, else the environment's."""

import os
import tomllib
from pathlib import Path

import click

LANGUAGES = ("fr", "en")
ENGLISH = "en"
#: Files that are followed from one `extends` to the next before giving up.
FOLLOWED = 8


def remember(ctx: click.Context, option: str | None = None, scenario: str | None = None) -> None:
    """Note what was asked, for messages that come before the scenario is understood, or instead of it."""
    ctx.meta["language"], ctx.meta["scenario"] = option, scenario


def spoken(ctx: click.Context) -> str:
    """Language of messages: `--lang`, else what the scenario file says, else the environment, else English."""
    option, scenario = ctx.meta.get("language"), ctx.meta.get("scenario")
    return option or (_of_file(Path(scenario)) if scenario else None) or _of_environment()


def _of_file(file: Path) -> str | None:
    """Language that a file, or one that it extends, names; None when it cannot be read or names none."""
    try:
        for _ in range(FOLLOWED):
            data = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
            if data.get("language") in LANGUAGES:
                return str(data["language"])
            file = file.parent / data["extends"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    return None


def _of_environment() -> str:
    locale = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return "fr" if locale.lower().startswith("fr") else ENGLISH
