"""`python -m abstract2kb` is the command line."""

from abstract2kb.cli import main

if __name__ == "__main__":
    main()
