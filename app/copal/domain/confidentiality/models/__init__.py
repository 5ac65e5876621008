from copal.domain.confidentiality.models.aliases import Alias
from copal.domain.confidentiality.models.fine import FineWords
from copal.domain.confidentiality.models.glass import GlassAnswer, GlassEnd, GlassRequest
from copal.domain.confidentiality.models.keys import Key
from copal.domain.confidentiality.models.leaving import KeptName, Leaving
from copal.domain.confidentiality.models.masks import Mask, MaskSetting, UnmaskRequest
from copal.domain.confidentiality.models.reports import BreachReport, ReportAnswer, TakenOut

__all__ = [
    "Alias",
    "BreachReport",
    "FineWords",
    "GlassAnswer",
    "GlassEnd",
    "GlassRequest",
    "KeptName",
    "Key",
    "Leaving",
    "Mask",
    "MaskSetting",
    "ReportAnswer",
    "TakenOut",
    "UnmaskRequest",
]
