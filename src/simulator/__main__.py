"""`python -m simulator` does what `simulate` does."""

import os


def main() -> None:
    """Run the command line."""
    # Matrices are small here and rows are what runs in parallel: a second thread of the algebra would only wait.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from simulator.cli import simulate

    simulate(prog_name="simulate")


if __name__ == "__main__":
    main()
