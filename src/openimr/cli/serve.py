"""`openimr serve`: the desk and its worker, in one command."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time

import click

from openimr.vocabulary import ImrError

SECONDS_TO_END = 10
"""How long the web server and the worker may take for what they have in hand."""
DEMO_CLOCK = "2015-03-10T09:00:00-07:00"


@click.command("serve")
@click.option("--demo", is_flag=True, help="Fill an invented demo first, on its own fixed day. Never for real cases.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64), help="Requests at the same time.")
@click.option("--no-worker", is_flag=True, help="Leave the reading of documents to a worker started elsewhere.")
def command(demo: bool, host: str, port: int, threads: int, no_worker: bool) -> None:
    """Prepare the database, then serve the desk and run the worker that reads documents.

    The worker is started again when it ends by itself. Ctrl-C stops both, after the requests in hand.
    """
    if demo:
        os.environ["OPENIMR_DEMO"] = "1"
        os.environ.setdefault("OPENIMR_CLOCK", DEMO_CLOCK)
    _refuse_taken(host, port)
    from openimr.store.prepare import prepare

    prepare()
    if demo:
        from openimr.store.demo.fill import fill_demo

        fill_demo(say=lambda line: click.echo(line, err=True))
    _warn_of_missing_tools()
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += ["--workers", "1", "--blocking-threads", str(threads), "--no-ws", "--log-level", "warning"]
    commands = {"web": [*web, "openimr.web.wsgi:application"]}
    if not no_worker:
        commands["worker"] = [sys.executable, "-m", "openimr.store.worker"]
    click.echo(f"The desk answers at http://{host}:{port} — stop it with Ctrl-C.", err=True)
    sys.exit(_run(commands))


def _refuse_taken(host: str, port: int) -> None:
    """Two desks on one port would answer in turns (the web server shares ports), each from a database of its own."""
    try:
        (family, kind, protocol, _, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections that just ended do not count
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ImrError(
                "something else answers there already.",
                where=f"{host}:{port}",
                do="Stop it, or choose another port with --port.",
            ) from None
        raise ImrError(
            f"cannot be listened on ({error.strerror}).",
            where=f"{host}:{port}",
            do="Name an address of this machine with --host, and a port that this account may use with --port.",
        ) from None


def _warn_of_missing_tools() -> None:
    from openimr.casefile import ocr_engine

    if ocr_engine() is None:
        click.echo("Scans stay without text: install tesseract to read them.", err=True)


def _run(commands: dict[str, list[str]]) -> int:
    """Run all until one of us is asked to stop, or the web server ends; a worker that ends is started again."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "openimr.store.django_settings"}
    running = {name: subprocess.Popen(line, env=environment) for name, line in commands.items()}
    asked = False

    def ask(signum: int, frame: object) -> None:
        nonlocal asked
        asked = True

    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    try:
        while not asked:
            time.sleep(0.2)
            if running["web"].poll() is not None:
                raise ImrError(
                    "the web server has ended.",
                    do="Is the port taken? Try another one with --port; see the line above.",
                )
            if "worker" in running and running["worker"].poll() is not None:
                time.sleep(1)
                running["worker"] = subprocess.Popen(commands["worker"], env=environment)
        return 0
    finally:
        for process in running.values():
            process.terminate()
        # Both share the time: whoever stops the desk waits for it once.
        until = time.monotonic() + SECONDS_TO_END
        for process in running.values():
            try:
                process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
