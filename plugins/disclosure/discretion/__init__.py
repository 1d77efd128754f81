"""裁量基准 (处罚法 Art. 34; 国办发〔2022〕27号): find the tier, compare the amount, keep tiers and lists coherent.

* `bounds.py`     amounts and multiples between two bounds, and what they leave for one case
* `coherence.py`  the tiers of one baseline: within the statute, ordered, without overlap (B3)
* `versions.py`   the versions of a baseline, and the one that applies to a case (B2, 从旧兼从轻)
* `amounts.py`    a fine against its tier and the statute (B4)
* `grounds.py`    the citation of 处罚法 on which a mitigation stands (B5)
* `lists.py`      the 清单 of not punishing and of lighter punishment against the tiers (B6)
* `words.py`      spans as findings write them
* `totals.py`     items, exemptions and tiers counted
* `practice.py`   the fines imposed within a tier, counted
* `changes.py`    what a version changed in the tiers of the one before
"""
