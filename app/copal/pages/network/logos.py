"""From an uploaded file to a logo that is safe to show and certain to print."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.instruments.drawings import DrawingRefused, clean_svg
from copal.instruments.printing.certificate import Logo
from copal.instruments.printing.pictures import LogoUnreadable, is_bitmap, logo_svg
from copal.instruments.printing.press import check_logo

MOST_BYTES = 500_000
WHY = {
    "too_large": _("This picture is too large for a logo. 500 KB is the most, 200 KB for a drawing."),
    "not_a_drawing": _("This file is not a picture we can use. Choose an SVG, PNG or JPEG file."),
    "no_size": _("This drawing does not say how large it is. Save it again with a size."),
    "typed_letters": _("The letters in this drawing need a font. Turn them into outlines and save it again."),
    "style_sheet": _("This drawing keeps its colors in a style sheet. Save it as plain SVG, without one."),
    "empty": _("There is nothing drawn in this file. Choose another one."),
}


class LogoRefused(Refused):
    """`reason` is a key of `WHY`."""

    def __init__(self, reason: str) -> None:
        super().__init__(WHY[reason])
        self.reason = reason


def logo_from(file: UploadedFile[bytes]) -> str:
    """SVG text to keep. A bitmap is wrapped in one; a drawing is cleaned. Raises LogoRefused."""
    if (file.size or 0) > MOST_BYTES:
        raise LogoRefused("too_large")
    data = file.read()
    try:
        picture = Logo(data, "")
        kept = logo_svg(picture) if is_bitmap(picture) else clean_svg(data)
        check_logo(picture if is_bitmap(picture) else Logo(kept.encode(), ""))
    except DrawingRefused as refusal:
        raise LogoRefused(refusal.reason) from refusal
    except LogoUnreadable as refusal:
        raise LogoRefused("not_a_drawing") from refusal
    return kept
