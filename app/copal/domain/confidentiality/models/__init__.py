from copal.domain.confidentiality.models.fine import FineWords

__all__ = ["FineWords"]
