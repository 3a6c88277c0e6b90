"""What made a result."""

import platform

import numpy as np

from simulator.provenance import provenance


def test_provenance_names_program_and_libraries() -> None:
    made = provenance("abc")
    assert made["scenario_sha256"] == "abc"
    assert made["python"] == platform.python_version()
    assert made["numpy"] == np.__version__
    assert {"version", "scipy", "numba", "simpy"} <= made.keys()


def test_provenance_has_no_clock() -> None:
    assert provenance("abc") == provenance("abc")
