"""Who waits for the rows, or for what is said of them, is told in time."""

from pathlib import Path

from simulator.study import Settings, conduct
from support.patterns import PatternEngine
from support.studies import scenario


def test_the_rows_are_told_before_the_mixes_and_these_before_the_decision(tmp_path: Path) -> None:
    told: list[str] = []
    settings = Settings(
        rows=40,
        progress=lambda done, wanted: told.append(f"{done} of {wanted}"),
        simulated=lambda: told.append("simulated"),
        described=lambda findings: told.append("described" if findings.decision is None else "decided"),
    )
    done = conduct(scenario(tmp_path), PatternEngine(), settings)
    assert done is not None
    assert done.findings.decision is not None
    assert told[-3:] == ["40 of 40", "simulated", "described"]
