"""How long an author waits for `./course check cases/ONE.yml`: at most 0.4 s from Enter.

Run: `.venv/bin/python benchmarks/check_one_case.py [cases/other.yml]`.
"""

import statistics
import sys

from stopwatch import ROOT, authors_environment, interpreter, seconds, told

MOST = 0.4


def main() -> None:
    case = sys.argv[1] if len(sys.argv) > 1 else "cases/mei-lin.yml"
    command = [interpreter(), str(ROOT / "course"), "check", case]
    times = seconds(command, runs=9, environment=authors_environment())
    bare = seconds([interpreter(), "-c", "pass"], runs=9)
    print(f"check {case}  {told(times)}")
    ratio = statistics.median(times) / statistics.median(bare)
    print(f"Python alone  {told(bare)}; the check takes {ratio:.0f} times that")
    print(f"within {MOST} s: {'yes' if statistics.median(times) <= MOST else 'NO'}")


if __name__ == "__main__":
    main()
