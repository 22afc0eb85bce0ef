"""What a pipe gets, as lines of fields."""


def cells(output: str) -> list[list[str]]:
    return [line.split("\t") for line in output.splitlines()]
