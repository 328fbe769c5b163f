"""A desk of its own for browser tests: the real `openimr serve --demo`, with its worker, and a real Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def a_served_demo(home: Path) -> Iterator[str]:
    """The address of a freshly filled demo, served until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key not in {"OPENIMR_CLOCK", "DATABASE_URL"}}
    environment["OPENIMR_HOME"] = str(home)
    log = (home / "serve.log").open("wb")
    command = [sys.executable, "-c", "from openimr.cli import main; main()", "serve", "--demo", "--port", str(port)]
    served = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert served.poll() is None, (home / "serve.log").read_text()
            try:
                urllib.request.urlopen(f"{address}/sign-in", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        served.terminate()
        served.wait(timeout=20)
        log.close()
