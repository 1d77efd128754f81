"""The office's tools: the `disclosure` command and what it starts. No Pelican plugin: it stands on top of them.

* `program.py` the command and its subcommands; `chinese.py` makes the command line speak Chinese
* `searching/` `disclosure search`
* `search_service/` `disclosure serve-search`: the search for readers without JavaScript
"""
