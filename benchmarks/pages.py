"""How long the desk's pages take on the demo, without the network: `python benchmarks/pages.py`.

Fills a demo in a temporary folder, then asks for each page in turn, as the person whose page it is. Sign-in is left
aside. The ratio is to the lightest page of the same run, so that a busy machine changes it little.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time

ROUNDS = 9
LIMIT_MS = 100.0


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            OPENIMR_HOME=home,
            OPENIMR_DEMO="1",
            OPENIMR_CLOCK="2015-03-10T09:00:00-07:00",
            OPENIMR_HOSTS="testserver",
            DJANGO_SETTINGS_MODULE="openimr.store.django_settings",
        )
        os.environ.pop("DATABASE_URL", None)
        from openimr.store.prepare import prepare

        prepare()
        from openimr.store.demo.fill import fill_demo

        fill_demo()
        from openimr.store import open_data, search_index

        search_index.catch_up()
        open_data.make()
        _report(_pages())


def _pages() -> list[tuple[str, str]]:
    """Who asks for which page of the demo."""
    from openimr.store.models import CaseRow

    review = CaseRow.objects.get(state="in review")
    issued = CaseRow.objects.get(state="issued").number
    filed = CaseRow.objects.filter(state="filed").first()
    assert filed is not None
    reviewer = review.reviewer.lower()
    bench = f"/reviews/{review.number}"
    return [
        ("perpetua", "/cases"),
        ("perpetua", "/apply"),
        ("perpetua", f"/cases/{review.number}"),
        ("ingrid", "/queue"),
        ("ingrid", f"/queue/{filed.number}/application"),
        ("ingrid", f"/queue/{review.number}/records"),
        ("ingrid", f"/queue/{review.number}/reviewer"),
        ("ingrid", "/reviewers"),
        (reviewer, "/reviews"),
        (reviewer, bench),
        (reviewer, f"{bench}?item=2&record=r7&page=1"),
        (reviewer, f"{bench}?view=summary"),
        (reviewer, f"{bench}/course"),
        ("rosalind", "/library"),
        ("rosalind", "/library/mtus-chronic-pain/2009/physical-medicine"),
        ("", "/decisions"),
        ("", "/decisions?treatment=MRI"),
        ("", f"/decisions/{issued}"),
        ("", "/treatments"),
        ("", "/treatments/physical-therapy"),
        ("", "/topics"),
        ("", "/statistics"),
        ("", "/guidelines"),
        ("", "/guidelines/mtus-chronic-pain/2009"),
        ("", "/how-it-works"),
    ]


def _report(pages: list[tuple[str, str]]) -> None:
    from django.test import Client

    from openimr.store.models import Person

    taken: dict[tuple[str, str], list[float]] = {page: [] for page in pages}
    clients = {}
    for name in {name for name, _ in pages}:
        clients[name] = Client()
        if name:
            clients[name].force_login(Person.objects.get(username=name))
    for turn in range(ROUNDS + 1):
        for name, path in pages:
            began = time.perf_counter()
            answer = clients[name].get(path)
            spent = (time.perf_counter() - began) * 1000
            assert answer.status_code == 200, f"{path} answered {answer.status_code}"
            if turn:  # the first round compiles templates and fills caches
                taken[name, path].append(spent)
    lightest = min(statistics.median(times) for times in taken.values())
    print("| page | median ms | slowest ms | times the lightest page | of the 100 ms allowed |")
    print("|---|---|---|---|---|")
    for (_, path), times in taken.items():
        middle = statistics.median(times)
        shown = path.split("?")[0] + ("?…" if "?" in path else "")
        print(f"| `{shown}` | {middle:.0f} | {max(times):.0f} | {middle / lightest:.1f} | {middle / LIMIT_MS:.0%} |")


if __name__ == "__main__":
    main()
