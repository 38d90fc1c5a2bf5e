"""`python -m ci_map`, where the command `ci-map` is not on the path."""

from ci_map.cli import main

if __name__ == "__main__":
    main()
