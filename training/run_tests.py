"""Runs all tests of this folder and writes down how many there were.

    python run_tests.py [COUNTS.json]

A test that was skipped counts as failed: it says nothing.
"""

import json
import sys
import unittest
from pathlib import Path

FOLDER = Path(__file__).parent


def main(counts_file: str | None) -> int:
    """Returns the exit status; writes `{"passed", "failed"}` to `counts_file`."""
    suite = unittest.defaultTestLoader.discover(str(FOLDER / "tests"), top_level_dir=str(FOLDER))
    result = unittest.TextTestRunner().run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.skipped)
    failed += len(result.unexpectedSuccesses)
    if counts_file is not None:
        counts = {"passed": max(0, result.testsRun - failed), "failed": failed}
        Path(counts_file).write_text(json.dumps(counts), encoding="utf-8")
    return 0 if failed == 0 and result.testsRun > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
