"""事前公开清单: the rows of the eighteen catalogues, one module per family.

A row's fields are optional to the reader, because one empty cell must not hide a whole list from the public;
what each row needs (`needed`) and by which rule is for `duties/rows.py` to say.
"""
