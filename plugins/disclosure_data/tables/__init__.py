"""A kind's records as a table.

* `cells.py`      a document's values in the order of the columns
* `comma.py`      as CSV
* `workbook.py`   as an Excel workbook
* `sheet.py`      one sheet of it
* `package.py`    the workbook's parts as one file
"""
