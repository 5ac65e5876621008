"""Takes from a photo what it tells beside the picture: where and when it was taken, with what, by whom, and what it showed before.

`clean` reads the container and lets only the parts through that the picture needs: pixels, colours and which way is up.
The picture itself is not decoded or changed, so it loses nothing, and no decoder ever sees a hostile file here. What a
picture shows, such as a face, it cannot know. JPEG, PNG and WebP; no Django, no package.
"""

from copal.instruments.photos.cleaning import MOST_BYTES, MOST_PIXELS, NotAPhoto, Photo, clean

__all__ = ["MOST_BYTES", "MOST_PIXELS", "NotAPhoto", "Photo", "clean"]
