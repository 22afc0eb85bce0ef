"""Lets `python -m dragoman` be the program."""

from dragoman.cli.main import main

if __name__ == "__main__":
    main()
