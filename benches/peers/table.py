"""The results as tables in Markdown."""

from statistics import median


def comparison(contests):
    rows = [
        "| work | program | documents per second | times as long as byline, and in all rounds | with findings | memory |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for contest in contests:
        for program in contest.programs:
            is_first = program is contest.programs[0]
            cells = [
                contest.work if is_first else "",
                program.name,
                number(median(program.rates)),
                spread(contest.ratios(program)) if contest.is_comparison and not is_first else "",
                f"{program.found / program.documents:.1%}" if contest.is_validation and program.counts else "",
                f"{program.megabytes:,.0f} MB",
            ]
            rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def growth(measured, unit):
    """`measured` has a dictionary of runs by command for each size."""
    commands = list(next(iter(measured.values())))
    rows = [f"| {unit} | " + " | ".join(commands) + " |", "| ---: |" + " ---: |" * len(commands)]
    for size, runs in measured.items():
        cells = [f"{number(run.seconds)} s, {run.megabytes:,.0f} MB" for run in runs.values()]
        rows.append(f"| {size} | {' | '.join(cells)} |")
    *_, before, last = measured.values()
    steps = [
        f"× {last[c].seconds / before[c].seconds:.1f}, × {last[c].megabytes / before[c].megabytes:.1f}"
        for c in commands
    ]
    rows.append(f"| the last step | {' | '.join(steps)} |")
    return "\n".join(rows) + "\n"


def spread(ratios):
    return f"{number(median(ratios))} ({number(min(ratios))}–{number(max(ratios))})"


def number(value):
    """Two digits, or all of the integer."""
    if value >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2g}"
