"""`python -m simulator` does what `simulate` does."""


def main() -> None:
    """Run the command line."""
    from simulator.cli import simulate

    simulate(prog_name="simulate")


if __name__ == "__main__":
    main()
