"""核验: what lets a reader of a printed page find the record again, and compare it with the ledger.

* `proof.py`     the check code, the permanent address and its QR code
* `code.py`      a QR code as a picture within the page
* `picture.py`   black and white modules as PNG
"""

from disclosure_site.views.verification.proof import Proof, Prover

__all__ = ["Proof", "Prover"]
