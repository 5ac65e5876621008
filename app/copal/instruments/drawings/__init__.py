"""Makes a drawing (SVG) from strangers safe to show and print: what is not known to be harmless is left out."""

from copal.instruments.drawings.cleaning import DrawingRefused, clean_svg

__all__ = ["DrawingRefused", "clean_svg"]
