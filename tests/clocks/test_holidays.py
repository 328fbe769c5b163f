"""The closed days of each calendar, against years that were written down by hand."""

from __future__ import annotations

from datetime import date, timedelta

from openimr.clocks import Calendar, closed


def holidays(year: int, calendar: Calendar) -> list[str]:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    weekdays = (day for day in days if day.year == year and day.weekday() < 5)
    return [f"{day:%m-%d}" for day in weekdays if closed(day, calendar)]


def test_the_offices_of_the_state_are_closed_on_eleven_weekdays_in_2014():
    expected = ["01-01", "01-20", "02-17", "03-31", "05-26", "07-04", "09-01", "11-11", "11-27", "11-28", "12-25"]
    assert holidays(2014, Calendar.STATE_OFFICES) == expected


def test_a_sunday_moves_to_monday_and_a_saturday_moves_nowhere():
    assert closed(date(2017, 1, 2), Calendar.STATE_OFFICES).why == "New Year's Day, kept on the Monday"
    assert closed(date(2015, 7, 3), Calendar.STATE_OFFICES) is None  # Independence Day was a Saturday


def test_veterans_day_alone_moves_from_saturday_to_friday():
    assert closed(date(2017, 11, 10), Calendar.STATE_OFFICES).why == "Veterans Day, kept on the Friday"


def test_the_courts_keep_a_saturday_holiday_on_friday_even_in_the_year_before():
    assert closed(date(2021, 12, 31), Calendar.COURTS).why == "New Year's Day, kept on the Friday"
    assert closed(date(2021, 12, 31), Calendar.STATE_OFFICES) is None


def test_a_holiday_counts_only_while_it_is_law():
    columbus_day, native_american_day = date(2021, 10, 11), date(2022, 9, 23)
    assert closed(columbus_day, Calendar.COURTS)
    assert closed(columbus_day.replace(year=2022, day=10), Calendar.COURTS) is None
    assert closed(native_american_day, Calendar.COURTS)
    assert closed(date(2021, 9, 24), Calendar.COURTS) is None


def test_the_day_after_thanksgiving_is_marked_as_disputed():
    assert not closed(date(2014, 11, 28), Calendar.STATE_OFFICES).is_confirmed
    assert closed(date(2014, 11, 27), Calendar.STATE_OFFICES).is_confirmed
