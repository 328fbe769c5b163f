"""A PostgreSQL server of our own for a test run: a fresh cluster in a temporary folder, reached through a socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def a_postgres(port: int = 54329) -> Iterator[str]:
    """The URL of a running server, which ends with the block. As root it runs as another user, as it demands."""
    folder = Path(tempfile.mkdtemp(prefix="openimr-postgres-"))
    found = programs()
    assert found is not None
    become: dict[str, object] = {}
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        become = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    options = f"-p {port} -c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    quiet = {"stdout": subprocess.DEVNULL, "check": True, "cwd": folder, **become}
    subprocess.run([found / "initdb", "-D", folder / "db", "-U", "imr", "-A", "trust", "-E", "UTF8"], **quiet)  # type: ignore[call-overload]
    subprocess.run([found / "pg_ctl", "-D", folder / "db", "-w", "-l", folder / "log", "-o", options, "start"], **quiet)  # type: ignore[call-overload]
    try:
        yield f"postgres://imr@{str(folder).replace('/', '%2F')}:{port}/postgres"
    finally:
        subprocess.run([found / "pg_ctl", "-D", folder / "db", "-m", "immediate", "stop"], **quiet)  # type: ignore[call-overload]
        shutil.rmtree(folder, ignore_errors=True)
