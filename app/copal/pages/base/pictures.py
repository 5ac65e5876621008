"""A picture as an answer: nobody keeps it on the way, and nobody takes it for anything but a picture."""

from django.http import HttpResponse


def picture(content: bytes, *, kind: str, ending: str) -> HttpResponse:
    """`kind`: jpeg, png or webp. A browser keeps no copy, so what is hidden later is gone there, too."""
    return HttpResponse(
        content,
        content_type=f"image/{kind}",
        headers={
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
            "Content-Disposition": f'inline; filename="photo.{ending}"',
        },
    )
