"""`python -m simulator` does what `simulate` does."""

import atexit
import gc
import os

#: Objects made before the collector looks for circles among them: loading the libraries makes three quarters as many, which stay.
PATIENCE = 400_000


def main() -> None:
    """Run the command line."""
    # One thread: our matrices are small, threads that wait for each other cost more than they add, and sums do
    # not depend on the number of cores. Read by numpy when it is loaded; a user's own setting stands.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(PATIENCE)
    # What is left at the end goes with the process: taking the libraries' objects apart one by one takes half a second.
    atexit.register(gc.freeze)
    from simulator.cli import simulate

    simulate(prog_name="simulate")


if __name__ == "__main__":
    main()
