"""Events and replications a second of the reference engine, beside a bare SimPy loop as the floor.

One process and one core. Run it with `make bench`, or with other rows: benchmarks/reference_engine.py [ROWS] [SCENARIO].
"""

import platform as machine
import sys
import time
from collections.abc import Callable
from pathlib import Path

import simpy

from simulator.engine.reference import ReferenceEngine
from simulator.parameters import Parameters
from simulator.sampling import sample
from simulator.scenario import load

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))  # the toys of the verification tests serve here too

from verification.toys import (  # noqa: E402  # after the path is set
    activity,
    always_open,
    exponential,
    mix,
    ordered,
    parameters,
    platform,
    profile,
)

FLOOR_EVENTS = 200_000


def counted(work: Callable[[], object]) -> tuple[int, float]:
    """Events that SimPy processes during the work, and processor seconds that the work takes without the counting."""
    started = time.process_time()
    work()
    seconds = time.process_time() - started
    events, step = 0, simpy.Environment.step

    def counting_step(env: simpy.Environment) -> None:
        nonlocal events
        events += 1
        step(env)

    simpy.Environment.step = counting_step  # type: ignore[method-assign]
    try:
        work()
    finally:
        simpy.Environment.step = step  # type: ignore[method-assign]
    return events, seconds


def bare_loop() -> None:
    """A process that does nothing but wait: the least that an event of SimPy costs."""
    env = simpy.Environment()

    def wait() -> simpy.events.ProcessGenerator:
        for _ in range(FLOOR_EVENTS):
            yield env.timeout(1.0)

    env.process(wait())
    env.run()


def queue() -> Parameters:
    """Two closers and a platform, day and night for 5 weeks: tasks only, no prospecting."""
    weeks, rate = 5, 1.6 * 168.0
    toy = mix(
        always_open(weeks),
        (activity("meet", exponential(1.0), 0.5),),
        platforms=(platform("p", rate, 0, 0.5),),
        orders=(ordered(2.0 * rate, weeks),),
        profiles=(profile(headcount=2),),
    )
    return parameters(toy, weeks=weeks)


def measure(name: str, these: Parameters, rows: int, floor: float) -> None:
    """Print one line of figures."""
    engine, mixes = ReferenceEngine(), len(these.mixes)
    engine.run(these, [0])  # loads and compiles what is lazy
    events, seconds = counted(lambda: engine.run(these, range(rows)))
    nanoseconds = 1e9 * seconds / events
    print(
        f"{name:<34} {rows * mixes / seconds:>10,.1f} {1e3 * seconds / rows / mixes:>10,.1f} "
        f"{events / seconds:>12,.0f} {nanoseconds:>9,.0f} {nanoseconds / floor:>9,.1f}"
    )


def main() -> None:
    """Measure the floor, a toy, and the pilot."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    file = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "scenarios" / "pilot.toml"
    events, seconds = counted(bare_loop)
    floor = 1e9 * seconds / events
    versions = f"Python {machine.python_version()}, SimPy {simpy.__version__}"
    print(f"reference engine, one core, processor time, {machine.machine()}, {versions}")
    print(f"{'':<34} {'rows/s':>10} {'ms/row':>10} {'events/s':>12} {'ns/event':>9} {'x floor':>9}")
    print(
        f"{'bare SimPy timeouts (the floor)':<34} {'':>10} {'':>10} {events / seconds:>12,.0f} {floor:>9,.0f}"
    )
    measure("toy: M/M/2, 5 weeks", queue(), rows, floor)
    pilot = load(file)
    measure(file.name, sample(pilot, None, 1, range((rows + 1) // 2)), rows, floor)
    print(
        "A row is one quarter of one mix; the pilot's rows bear the quarter before them, which the mixes share."
    )


if __name__ == "__main__":
    main()
