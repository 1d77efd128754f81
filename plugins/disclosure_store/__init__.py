"""The only code that opens files and the build database.

* `strict_yaml/`    YAML as text with line numbers, refusing what a clerk cannot have meant
* `scan.py`         which files changed since the last build
* `intake.py`       a file's bytes to record rows and faults, in worker processes
* `state.py`        the build database `STATE/state.db`: a cache of content, never the truth
* `docket.py`       scan and intake together: content as the judge sees it
* `law_files.py`, `notices.py`   the law as data
* `ledger_file.py`  the publication ledger on disk
* `trees/`          the two standing trees, staging and swap
* `judged_site.py`  the one value that the gate hands to the other plugins
"""
