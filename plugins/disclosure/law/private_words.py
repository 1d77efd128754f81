"""The words beside which a private value stands, and those that only look like a name (`law/private_words.yaml`).

What must be kept back is law; which words betray it is the project's own inference, so it is data that a lawyer
may read and lengthen.
"""

from typing import ClassVar

from pydantic import Field

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.fields import Text
from disclosure.workdays.notices import LawData


class WordList(LawData):
    """Words of one use, and why they stand here."""

    words: tuple[Text, ...] = Field(min_length=1)
    references: References = Field(min_length=1)


class Age(LawData):
    """An age, and why it stands here."""

    years: int = Field(gt=0)
    references: References = Field(min_length=1)


class PrivateWords(LawTable):
    """Every list. `labels` stand before a value, `people` before a name."""

    file: ClassVar[str] = "private_words.yaml"

    identity_labels: WordList
    """Before an old identity number, which has no check character."""
    infants: Age
    """Nobody younger than this is spoken of by an identity number."""
    travel_labels: WordList
    """Before a passport's or a travel permit's number."""
    telephone_labels: WordList
    """Before a landline number."""
    number_labels: WordList
    """Right before a number that is no telephone's."""
    number_joints: WordList
    """Single characters between such a label and its number."""
    number_units: WordList
    """Right after a number that is a quantity."""
    not_units: WordList
    """Words that begin like a unit."""
    contact_remarks: WordList
    """What may stand beside an organ's own telephone."""
    account_labels: WordList
    """Right before an account's number."""
    bank_words: WordList
    """Somewhere before a card's number."""
    unit_words: WordList
    """Beside the account of a unit, not of a person."""
    messenger_labels: WordList
    """Before an account of a messenger."""
    home_labels: WordList
    """Before a home address."""
    address_labels: WordList
    """Right before a home address, whatever it consists of."""
    not_house_numbers: WordList
    """After a 号 that is no house's."""
    medical_labels: WordList
    """Before a patient's number."""
    illness_words: WordList
    """Between a name and what its bearer suffers from."""
    illnesses: WordList
    """Last parts of the names of illnesses and conditions."""
    people: WordList
    """Before the name of somebody who is no party."""
    children: WordList
    """Before the name of a child."""
    schools: WordList
    """Where minors are."""
    surnames: WordList
    """Single characters and compounds."""
    words_too: WordList
    """Surnames that are everyday words too: a name only behind a colon, a quotation mark or 姓名."""
    not_in_names: WordList
    """Characters that are in no given name."""
    common_surnames: WordList
    """Surnames that are hardly any other word: a name too with a character of `in_names_too`."""
    in_names_too: WordList
    """Of `not_in_names`, those that given names do have."""
    titles: WordList
    """After a surname that stands without its given name."""
    not_names: WordList
    """Words that begin like a name."""
