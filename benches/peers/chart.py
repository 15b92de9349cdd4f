"""The comparison as a chart in SVG: bars on a logarithmic scale, with the range of all rounds."""

import math
from html import escape
from statistics import median

WIDTH, LEFT, RIGHT = 800, 16, 96
ROW, BAR, HEADING = 34, 12, 34

STYLE = """
    svg { font: 13px system-ui, sans-serif; }
    .ground { fill: #ffffff; stroke: #d0d7de; }
    text { fill: #1f2328; }
    .work { font-weight: 600; }
    .note { fill: #59636e; }
    .grid { stroke: #d8dee4; }
    .byline { fill: #0969da; }
    .peer { fill: #9aa4af; }
    .range { stroke: #1f2328; }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #0d1117; stroke: #3d444d; }
      text { fill: #f0f6fc; }
      .note { fill: #9198a1; }
      .grid { stroke: #2a313c; }
      .byline { fill: #4493f8; }
      .peer { fill: #656c76; }
      .range { stroke: #f0f6fc; }
    }
"""


def chart(contests, note):
    rates = [rate for contest in contests for program in contest.programs for rate in program.rates]
    first, last = math.floor(math.log10(min(rates))), math.ceil(math.log10(max(rates)))

    def x(rate):
        return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(rate) - first) / (last - first)

    top = 62
    rows, y = [], top
    for contest in contests:
        y += HEADING
        rows.append(f'<text class="work" x="{LEFT}" y="{y - 8}">{escape(contest.work)}</text>')
        for program in contest.programs:
            kind = "byline" if program.name.startswith("byline") else "peer"
            rate, low, high = median(program.rates), min(program.rates), max(program.rates)
            middle = y + ROW - 10
            rows += [
                f'<text x="{LEFT}" y="{y + 12}">{escape(program.name)}</text>',
                f'<rect class="{kind}" x="{LEFT}" y="{middle - BAR / 2}" width="{x(rate) - LEFT:.1f}" height="{BAR}"/>',
                f'<line class="range" x1="{x(low):.1f}" x2="{x(high):.1f}" y1="{middle}" y2="{middle}"/>',
                f'<text class="note" x="{max(x(rate), x(high)) + 6:.1f}" y="{middle + 4}">{rate:,.0f}</text>',
            ]
            y += ROW
    height = y + 40
    grid = []
    for power in range(first, last + 1):
        at = f"{x(10**power):.1f}"
        grid.append(f'<line class="grid" x1="{at}" x2="{at}" y1="{top}" y2="{y + 6}"/>')
        grid.append(f'<text class="note" text-anchor="middle" x="{at}" y="{y + 24}">{10**power:,}</text>')
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">',
        "<title>Documents per second of byline and other programs</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="ground" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="6"/>',
        f'<text class="work" x="{LEFT}" y="28">Documents per second of processor time, logarithmic</text>',
        f'<text class="note" x="{LEFT}" y="48">{escape(note)}</text>',
        *grid,
        *rows,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
