"""The process that opens a file: limited, alone, and thrown away afterwards.

It is run as a program (`reader.py` starts it), takes one question on standard input, answers on standard output and
ends. A file that hangs, crashes or fills memory takes only this process with it. It imports nothing of OpenIMR but the
folder `limited` beside it, so that it starts at once and so that a file never shares a process with a case.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

if __name__ == "__main__":
    # At the end of the path, so that nothing beside this file stands in for a module of another name.
    sys.path.append(str(Path(__file__).parent))
    importlib.import_module("limited.process").main()
