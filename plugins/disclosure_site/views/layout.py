"""Which field of a decision stands in which section; the labels come from the models.

A field is a dotted name. Every public field is named here or in `SHOWN_ELSEWHERE`; a test sees to it.
"""

from disclosure.records.kinds import KindName

Section = tuple[str, tuple[str, ...]]

DISCRETION = "裁量"

_PARTY = (
    "party.name", "party.type", "party.uscc", "party.registration_number", "party.legal_representative",
)  # fmt: skip

LAYOUT: dict[KindName, tuple[Section, ...]] = {
    "penalty": (
        ("事实", ("violation", "facts")),
        ("依据", ("legal_basis",)),
        (
            "处理",
            (
                "outcome", "penalty_kinds", "penalty", "fine_yuan", "confiscated_yuan", "confiscated_items",
                "licence", "revokes", "valid_until", "education",
            ),
        ),
        (
            DISCRETION,
            (
                "discretion.baseline", "discretion.tier", "discretion.departure", "discretion.none",
                "mitigation.kind", "mitigation.ground", "mitigation.reason", "illegal_income_yuan", "display_class",
            ),
        ),
        ("当事人", _PARTY),
        (
            "程序",
            (
                "procedure", "hearing", "violation_ended_on", "filed_on", "decided_on", "legal_review.by",
                "legal_review.on", "period_note", "item_code",
            ),
        ),
    ),
    "permit": (
        (
            "许可",
            (
                "content", "document_name", "outcome", "action", "permit_type", "certificate_name",
                "certificate_number", "previous",
            ),
        ),
        ("有效期", ("decided_on", "valid_from", "valid_until")),
        ("当事人", _PARTY),
        ("事项", ("item_code",)),
    ),
    "decision": (
        ("决定", ("conclusion", "type", "measure", "result", "plan", "decided_on", "item_code")),
        ("依据", ("legal_basis",)),
        ("当事人", _PARTY),
    ),
}  # fmt: skip

SHOWN_ELSEWHERE = frozenset({"id", "authority", "title", "document_number", "display_until"})
"""In the head of the page."""

WIDE = frozenset({"facts", "violation", "legal_basis", "penalty", "content", "conclusion", "education"})
"""Long texts: over the whole width, without a column for the label where the section's heading says it."""

UNSAID = {"outcome": ("处罚", "准予")}
"""Values that go without saying."""

LABELS = {"mitigation.kind": "减免种类", "mitigation.ground": "减免依据", "mitigation.reason": "减免理由"}
"""Where the model's label is too long for a page."""

LABELS_OF_INSPECTIONS = {"decided_on": "检查结束日期"}
"""An inspection's day is the one on which it ended, or its laboratory report arrived."""

CODES = frozenset({"party.uscc"})
"""Values that are read character by character: never broken over two lines."""

REFERENCES = frozenset({"discretion.baseline", "revokes", "previous"})
"""Fields that hold another record's id: shown as a link, and only where that record is shown."""
