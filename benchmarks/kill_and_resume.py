"""Kill the program at random moments, resume it, and compare its outcomes byte for byte."""

import time
from pathlib import Path
from random import Random

from benchmarks.effort import Effort
from benchmarks.processes import folder, offers, pilot, run, start
from benchmarks.report import Figure, Result, Table

TITLE = "Killed and resumed"
METHOD = """\
`simulate scenarios/pilot.toml` is run once undisturbed. Then, ten times over in a fresh folder, it is killed (SIGKILL) at a moment
drawn uniformly over the time that the undisturbed run took, and run again with `--resume`; `outcomes.parquet` is compared with
the undisturbed one, byte for byte. The moments come from a fixed seed, what has been done by then does not."""
KILLS = 10


def measure(effort: Effort) -> Result | None:
    """Measure it; None when the main job cannot resume."""
    if not offers("--resume"):
        return None
    rows, kills = effort.rows(60_000, 10_000), effort.pick(KILLS, 4)
    random, took = Random(20_270_104), []
    equal = killed = 0
    with folder() as place:
        calm = run(pilot(effort, rows, place / "calm", "--no-report")).seconds
        wanted = (place / "calm" / "outcomes.parquet").read_bytes()
        for number in range(kills):
            out = place / f"killed-{number}"
            killed += _killed(pilot(effort, rows, out, "--no-report"), random.uniform(0.0, calm))
            took.append(run(pilot(effort, rows, out, "--no-report", *_resume(out))).seconds / calm)
            equal += (out / "outcomes.parquet").read_bytes() == wanted
    figures = (
        Figure("runs killed in time", float(killed), f"of {kills}"),
        Figure(
            "outcomes equal byte for byte after resuming", float(equal), f"of {kills}", at_least=float(kills)
        ),
    )
    table = Table(
        ("", "smallest", "largest"),
        (("time of the resumed run beside an undisturbed one", min(took), max(took)),),
    )
    return Result("kill_and_resume", TITLE, METHOD, figures, (table,))


def _killed(command: list[str], after: float) -> bool:
    process = start(command)
    time.sleep(after)
    in_time = process.poll() is None
    process.kill()
    process.wait()
    return in_time


def _resume(out: Path) -> list[str]:
    """Ask to resume where there is something: killed early enough, a run has made no folder yet."""
    return ["--resume"] if out.exists() else []
