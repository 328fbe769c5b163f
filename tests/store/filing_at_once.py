"""File twelve applications from six threads at once, over a database of its own; print each number."""

from __future__ import annotations

import threading

from openimr.store.prepare import prepare


def main() -> None:
    prepare()
    from django.db import connection  # models can be used from here on

    from openimr.store.desks import actor_of, open_desk
    from openimr.vocabulary import Role
    from openimr.workflow import file_application
    from tests.builders.application import an_application
    from tests.builders.cases import a_person

    person = actor_of(a_person(Role.WORKER))
    given: list[str] = []

    def file_two() -> None:
        try:
            for _ in range(2):
                with open_desk(person) as desk:
                    given.append(file_application(desk, application=an_application()))
        finally:
            connection.close()

    threads = [threading.Thread(target=file_two) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(*given)


if __name__ == "__main__":
    main()
