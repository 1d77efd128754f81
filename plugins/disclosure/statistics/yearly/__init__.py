"""年度行政执法数据统计表: counted from the records, frozen once published, compared with the records of today.

* `placing.py`     which column of which table a record falls into
* `counting.py`    the records of an organ's year, column by column
* `figures.py`     the figures of the four tables, and where two sets of them differ
* `reckoning.py`   all reports of a build at once, and when a report's figures are frozen
* `editions.py`    figures as they were published: frozen, with their day
"""
