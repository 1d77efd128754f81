"""One module per page kind; `MAKERS` is all of them."""

from disclosure_site.pages.attachments import AttachmentFiles
from disclosure_site.pages.authorities import AuthorityList, AuthorityPages
from disclosure_site.pages.catalogues import CatalogueList, CatalogueOverviews
from disclosure_site.pages.departed import NeutralPages, RememberedTombstones, Tombstones
from disclosure_site.pages.downloads import CatalogueTables, KindTables, MonthTables
from disclosure_site.pages.figures import FigurePages
from disclosure_site.pages.fixed import NotFoundPage, SearchPage, SiteMapPage, StaticFiles
from disclosure_site.pages.home import HomePage
from disclosure_site.pages.kinds import KindPages
from disclosure_site.pages.ledger import LedgerFiles, LedgerPage
from disclosure_site.pages.maker import Maker
from disclosure_site.pages.months import MonthPages
from disclosure_site.pages.numbers import NumbersPage, RunPages
from disclosure_site.pages.open_data import OpenDataPage
from disclosure_site.pages.organ_timeliness import OrganTimelinessPages, TimelinessTable
from disclosure_site.pages.parties import PartyPages
from disclosure_site.pages.records import RecordPages
from disclosure_site.pages.reports import ReportPages
from disclosure_site.pages.tiers import TierCharts, TierLists
from disclosure_site.pages.timeliness import TimelinessPage
from disclosure_site.pages.withdrawals import WithdrawnList, WithdrawnTable

MAKERS: tuple[type[Maker], ...] = (
    HomePage,
    RecordPages,
    AttachmentFiles,
    Tombstones,
    RememberedTombstones,
    NeutralPages,
    KindPages,
    MonthPages,
    AuthorityList,
    AuthorityPages,
    CatalogueList,
    CatalogueOverviews,
    PartyPages,
    TimelinessPage,
    WithdrawnList,
    NumbersPage,
    RunPages,
    LedgerPage,
    LedgerFiles,
    OpenDataPage,
    SearchPage,
    SiteMapPage,
    NotFoundPage,
    StaticFiles,
    TierCharts,
    TierLists,
    OrganTimelinessPages,
    TimelinessTable,
    ReportPages,
    FigurePages,
    MonthTables,
    KindTables,
    CatalogueTables,
    WithdrawnTable,
)

__all__ = ["MAKERS", "Maker"]
