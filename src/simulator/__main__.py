"""`python -m simulator` does what `simulate` does."""

import atexit
import gc
import os
import sys
from contextlib import suppress

#: Objects made before the collector looks for circles among them: loading the libraries makes three quarters as many, which stay.
PATIENCE = 400_000


def main() -> None:
    """Run the command line."""
    # One thread: our matrices are small, threads that wait for each other cost more than they add, and sums do
    # not depend on the number of cores. Read by numpy when it is loaded; a user's own setting stands.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(PATIENCE)
    from simulator.cli import simulate

    simulate(prog_name="simulate")


def program() -> None:
    """Run the command line as a process of its own, which ends with it."""
    codes: list[int] = []
    atexit.register(_leave, codes)  # registered first, called last
    try:
        main()
    except SystemExit as left:
        codes += [left.code or 0] if isinstance(left.code, int | None) else []
        raise


def _leave(codes: list[int]) -> None:
    """Leave with a code, before the interpreter shows again what cannot be shown, and takes apart what libraries have made."""
    if not codes:
        return
    for stream in (sys.stdout, sys.stderr):
        # full, closed, or none: what can be said of it has been
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(codes[0])


if __name__ == "__main__":
    program()
