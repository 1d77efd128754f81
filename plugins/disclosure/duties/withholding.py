"""C7: what is withheld says by what law and why (公开条例 Arts 14-17, 处罚法 Art. 48, 许可法 Art. 40)."""

from disclosure.findings.fault import Fault
from disclosure.law.withholding import WithholdingLaw
from disclosure.records.kinds import kind_named
from disclosure.records.nothing import says_nothing
from disclosure.records.penalty import Penalty
from disclosure.records.record import Record
from disclosure.terms import Terms

_WITHHELD, _BASIS = "disclosure.withheld", "disclosure.withheld.basis"


def check_withheld(record: Record) -> list[Fault]:
    """C7: a basis and a reason stand where a record is withheld, and where it is public none does."""
    state, withheld = record.disclosure.state, record.disclosure.withheld
    if state == "withheld" and (withheld is None or says_nothing(withheld.reason)):
        remedy = "补上 withheld（不予公开）：依据 basis、理由 reason"
        return [Fault("C7", _WITHHELD, "不予公开的记录没有写明依据和理由", remedy)]
    if state == "public" and withheld is not None:
        message = "状态是公开，却写明了不予公开的依据和理由，二者矛盾"
        remedy = "不予公开的，把 disclosure.state 改为 withheld；确定公开的，删去 withheld"
        # no policy of a portal may publish what somebody meant to keep from the public
        return [Fault("C7", _WITHHELD, message, remedy, severity="quarantine")]
    return []


def check_basis(record: Record, terms: Terms) -> list[Fault]:
    """C7: the basis is one for such a record, and for an enterprise's penalty one of secrecy (企业公示条例 Art. 7)."""
    withheld = record.disclosure.withheld
    if record.disclosure.state != "withheld" or withheld is None:
        return []
    table = terms.law.table(WithholdingLaw)
    basis = table.bases[withheld.basis]
    if basis.kinds and record.kind not in basis.kinds:
        labels = "、".join(kind_named(kind).label for kind in basis.kinds)
        message = f"「{withheld.basis}」只是不予公开{labels}的依据，本记录不能引用"
        return [Fault("C7", _BASIS, message, "改填适用于本记录的依据；没有的，应当公开")]
    if basis.secrecy or not _punishes_enterprise(record, table):
        return []
    message = f"企业的行政处罚应当公示，「{withheld.basis}」不涉及国家秘密、商业秘密或者个人隐私"
    secret = "、".join(table.list_secret())
    remedy = f"确属秘密的，依据改填{secret}之一并写明理由；不是的，把 disclosure.state 改为 public"
    return [Fault("C7", _BASIS, message, remedy, severity="warning")]


def _punishes_enterprise(record: Record, table: WithholdingLaw) -> bool:
    if not isinstance(record, Penalty) or record.outcome == "不予处罚" or record.party is None:
        return False
    return (record.party.uscc or "").startswith(table.enterprises.codes)
