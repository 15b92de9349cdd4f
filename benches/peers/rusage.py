"""Runs a command, and says on standard error what it took: processor seconds, kilobytes of memory, exit code.

usage: python -I -S rusage.py COMMAND...

Linux counts the memory of the process that starts a command as memory of the command. So this one is small.
"""

import os
import sys

process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(process, 0)
print(f"\n{usage.ru_utime + usage.ru_stime:.6f} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}", file=sys.stderr)
