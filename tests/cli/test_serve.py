"""`openimr serve` and the database, where the machine is not as they need it: each says so in one line, and stops."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from openimr.vocabulary import Role

SERVE = [sys.executable, "-c", "from openimr.cli import main; main()"]
ADD_SOMEBODY = ["admin", "users", "add", "ina", "--name", "Ina Holt", "--password", "copper-Lantern-88"]


def run(home: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    left_out = {"OPENIMR_DEMO", "OPENIMR_CLOCK", "DATABASE_URL", "OPENIMR_SECRET"}
    environment = {key: value for key, value in os.environ.items() if key not in left_out}
    environment |= {"OPENIMR_HOME": str(home), **settings}
    return subprocess.run(
        [*SERVE, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_taken_port_is_refused_even_when_its_holder_shares_it(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = str(holder.getsockname()[1])
        result = run(tmp_path, "serve", "--port", port)
    assert result.returncode == 2
    assert result.stderr.startswith(f"openimr: 127.0.0.1:{port}: something else answers there already.")


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    result = run(tmp_path, "serve", "--host", "192.0.2.1", "--port", "8000")
    assert result.returncode == 2
    assert "cannot be listened on" in result.stderr


def test_a_desk_with_people_of_its_own_never_becomes_a_demo(tmp_path: Path) -> None:
    assert run(tmp_path, *ADD_SOMEBODY, "--role", Role.INTAKE.value).returncode == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    result = run(tmp_path, "serve", "--demo", "--port", port)
    assert result.returncode == 2
    assert "has people or cases of its own" in result.stderr


def test_a_database_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "openimr.sqlite3").write_text("This is no database at all, only a line of text.")
    result = run(tmp_path, "admin", "migrate")
    assert result.returncode == 2
    assert result.stderr.startswith("openimr: OPENIMR_HOME: its database openimr.sqlite3 cannot be used")
    assert len(result.stderr.splitlines()) == 1


def test_a_database_server_that_does_not_answer_is_told_in_one_line(tmp_path: Path) -> None:
    result = run(tmp_path, "admin", "migrate", DATABASE_URL="postgres://imr:secret@127.0.0.1:1/imr")
    assert result.returncode == 2
    assert result.stderr.startswith("openimr: DATABASE_URL: the database does not answer")
    assert "secret" not in result.stderr
