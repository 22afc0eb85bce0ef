"""Small articles of our own, each with something for every coder, as many as asked for."""

from pathlib import Path

CITIES = "Havana Washington Bogotá Ottawa Madrid Lima Oslo Nairobi".split()
COUNTRIES = "Cuba Colombia Canada Spain Peru Norway Kenya Mexico".split()


def dispatch(number: int) -> str:
    """Write dispatch `number`; no two are alike."""
    city, country = CITIES[number % 8], COUNTRIES[number // 8 % 8]
    day = number % 27 + 1
    return (
        f"{city.upper()}, May {day}, 2021 (Reuters) - Officials of {country} met the foreign minister on "
        f"Tuesday and agreed to issue {number + 300} visas.\n\n"
        f"“We will take more than {number + 1},000 travellers this year,” said Ana Prieto, a spokeswoman. "
        f"She added that {country} had asked for flights since October 20{number % 20:02}.\n\n"
        f"Trade rose {number % 90 + 5} percent last month, according to the ministry.\n"
    )


def write_dispatches(folder: Path, count: int) -> list[str]:
    """Write `count` dispatches as files into `folder`, and give their names."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number:04}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(dispatch(number), encoding="utf-8")
    return [str(path) for path in paths]
