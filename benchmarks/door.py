"""What the door adds to a verb, once installed: at most 0.1 s. Run: `.venv/bin/python benchmarks/door.py`.

The same verb is started through the door and directly, turn by turn, so that both meet the same machine.
"""

import os
import statistics

from stopwatch import PYTHON, ROOT, interpreter, seconds, told

MOST = 0.1
VERB = ["stats", "--help"]
DOOR = [interpreter(), str(ROOT / "course"), *VERB]
DIRECT = [str(PYTHON), "-m", "ipt_course", *VERB]
# What the door sets, so that only the door itself differs.
AS_THE_DOOR_DOES = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYDANTIC_DISABLE_PLUGINS": "__all__"}


def main() -> None:
    through: list[float] = []
    direct: list[float] = []
    for _ in range(7):
        through += seconds(DOOR, runs=1)
        direct += seconds(DIRECT, runs=1, environment=AS_THE_DOOR_DOES)
    added = statistics.median(through) - statistics.median(direct)
    print(f"through the door  {told(through)}")
    print(f"directly          {told(direct)}")
    ratio = statistics.median(through) / statistics.median(direct)
    print(f"the door adds     {added:.3f} s (× {ratio:.2f}); at most {MOST} s: {'yes' if added <= MOST else 'NO'}")


if __name__ == "__main__":
    main()
