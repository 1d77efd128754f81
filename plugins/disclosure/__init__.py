"""What the law wants disclosed, and how a record is judged against it.

Pure: no clock, no files, no network, no Pelican. Read in this order:

* `records/`    what is disclosed: one module per kind, the identifiers, what the public gets to see
* `law/`        the law as dated, cited data (limits, holiday notices, the catalogue of rules)
* `workdays/`   the State Council's calendar of working days
* `findings/`   what can be said about a record: rule, severity, place, message, remedy
* `duties/`     who owes what by when; one module per family of rules
* `discretion/` baselines: which version applies, the amount against its tier, tiers and lists that agree
* `privacy/`    what must never be public
* `ledger/`     the append-only chain of publications
* `judge.py`    judge(docket, law, ledger, as_of): the one sentence of the project
"""
