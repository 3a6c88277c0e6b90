"""`python -m simulator` does what `simulate` does."""

import os


def main() -> None:
    """Run the command line."""
    # One thread: our matrices are small, threads that wait for each other cost more than they add, and sums do
    # not depend on the number of cores. Read by numpy when it is loaded; a user's own setting stands.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from simulator.cli import simulate

    simulate(prog_name="simulate")


if __name__ == "__main__":
    main()
