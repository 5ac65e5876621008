from copal.domain.confidentiality.models.fine import FineWords
from copal.domain.confidentiality.models.glass import GlassAnswer, GlassEnd, GlassRequest
from copal.domain.confidentiality.models.masks import Mask, MaskSetting, UnmaskRequest
from copal.domain.confidentiality.models.reports import BreachReport, ReportAnswer, TakenOut

__all__ = [
    "BreachReport",
    "FineWords",
    "GlassAnswer",
    "GlassEnd",
    "GlassRequest",
    "Mask",
    "MaskSetting",
    "ReportAnswer",
    "TakenOut",
    "UnmaskRequest",
]
