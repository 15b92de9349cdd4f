"""A program doing some work, and what that costs."""

import re
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

# Stands for the input in a command; a command without it reads its standard input.
INPUT = "INPUT"

RUSAGE = [sys.executable, "-I", "-S", Path(__file__).resolve().parent / "rusage.py"]


@dataclass
class Run:
    """One process, from start to end."""

    seconds: float
    megabytes: float
    output: str


def run(command, inputs, stdout=subprocess.DEVNULL):
    """Runs a command. 1 is the exit code of programs that found something."""
    words = [str(word) for part in command for word in (inputs if part == INPUT else [part])]
    stdin = subprocess.DEVNULL
    if INPUT not in command and inputs:
        stdin = open(inputs[0], "rb") if isinstance(inputs[0], Path) else inputs[0]
    process = subprocess.run([*RUSAGE, *words], stdin=stdin, stdout=stdout, stderr=subprocess.PIPE)
    errors, _, usage = process.stderr.decode().strip().rpartition("\n")
    seconds, kilobytes, code = map(float, usage.split())
    if code not in (0, 1):
        sys.exit(f"{' '.join(words)[:200]} ended with {code:.0f}: {errors[-2000:]}")
    return Run(seconds, kilobytes / 1024, (process.stdout or b"").decode())


@dataclass
class Program:
    """A program and its input. Each element of `inputs` is what one process is given."""

    name: str
    command: list
    inputs: list
    documents: int
    # What a process is given that has nothing to do: its time is subtracted, but where the start counts.
    nothing: list | None = None
    # Whether the last line of the output says `N documents, M right`.
    counts: bool = False
    seconds: list = field(default_factory=list)
    megabytes: float = 0
    found: int = 0

    def measure(self):
        spent = sum(self.run(given) for given in self.inputs)
        if self.nothing is not None:
            idle = [self.run(self.nothing, is_idle=True) for _ in range(max(3, len(self.inputs)))]
            spent -= statistics.median(idle) * len(self.inputs)
        if spent <= 0:
            print(f"{self.name}: too little work to tell its time from that of the start", file=sys.stderr)
        self.seconds.append(max(spent, 0.001))

    def run(self, given, is_idle=False):
        one = run(self.command, given, subprocess.PIPE if self.counts else subprocess.DEVNULL)
        self.megabytes = max(self.megabytes, one.megabytes)
        if self.counts and not is_idle:
            documents, right = map(int, re.search(r"(\d+) documents, (\d+) right", one.output).groups())
            if documents != self.documents:
                sys.exit(f"{self.name} read {documents} documents instead of {self.documents}")
            self.found = documents - right
        return one.seconds

    @property
    def rates(self):
        """Documents per second, in each round."""
        return [self.documents / seconds for seconds in self.seconds]
