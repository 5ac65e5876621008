"""What a stranger's drawing may keep. Each attack is one people have really tried."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copal.instruments.drawings import DrawingRefused, clean_svg

BOX = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">'
SHAPE = '<path d="M0 0h8v8z" fill="#123456"/>'


def drawn(inside, box=BOX):
    return clean_svg(f"{box}{inside}</svg>".encode())


def test_shapes_colours_and_gradients_stay():
    inside = (
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<g transform="scale(2)"><rect width="4" height="4" fill="url(#a)"/></g>'
        '<title>A &amp; B</title>' + SHAPE
    )  # fmt: skip
    kept = drawn(inside)
    for part in ('fill="url(#a)"', 'transform="scale(2)"', "<title>A &amp; B</title>", 'stop-color="red"'):
        assert part in kept
    assert clean_svg(kept.encode()) == kept


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<script xlink:href="//evil.example/x.js"/>',
        '<a xlink:href="javascript:alert(1)"><circle r="1"/></a>',
        '<image href="https://evil.example/track.png" width="1" height="1"/>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<use xlink:href="data:image/svg+xml;base64,AAAA#a"/>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="//evil.example"/></body></foreignObject>',
        '<circle r="1" onload="alert(1)" onclick="alert(1)"/>',
        '<rect width="1" height="1" fill="url(https://evil.example/a#b)"/>',
        '<rect width="1" height="1" style="fill:url(//evil.example/x);background:url(//evil.example)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<set attributeName="onmouseover" to="alert(1)"/>',
        '<g xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></g>',
        '<handler xmlns="http://www.w3.org/2001/xml-events" type="text/ecmascript">alert(1)</handler>',
        '<iframe src="//evil.example"/>',
    ],
)
def test_what_could_act_or_reach_out_is_gone(attack):
    kept = drawn(attack + SHAPE).lower()
    for trace in ("script", "evil", "alert", "javascript", "data:", "onload", "foreign", "iframe", "animate"):
        assert trace not in kept
    assert "m0 0h8v8z" in kept


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_a_drawing"),
        (b"GIF89a....", "not_a_drawing"),
        (b"<html><body>no</body></html>", "not_a_drawing"),
        (b"<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>", "not_a_drawing"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path", "not_a_drawing"),
        ((BOX + "</svg>").encode(), "empty"),
        ((BOX + "<text>Logo</text></svg>").encode(), "typed_letters"),
        ((BOX + "<style>.a{fill:red}</style></svg>").encode(), "style_sheet"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>", "no_size"),
        ((BOX + "<g>" * 100 + "</g>" * 100 + "</svg>").encode(), "too_large"),
        ((BOX + "<g/>" * 6000 + "</svg>").encode(), "too_large"),
        (b"x" * 200_001, "too_large"),
    ],
)
def test_a_refusal_says_what_is_wrong(data, reason):
    with pytest.raises(DrawingRefused) as refusal:
        clean_svg(data)
    assert refusal.value.reason == reason


def test_entities_never_swell():
    bomb = (
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
        f"{BOX}<title>&c;</title>{SHAPE}</svg>"
    )
    began = time.process_time()
    with pytest.raises(DrawingRefused):
        clean_svg(bomb.encode())
    with pytest.raises(DrawingRefused):
        clean_svg(f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{BOX}&x;{SHAPE}</svg>'.encode())
    assert time.process_time() - began < 1


def test_the_usual_document_type_is_no_harm():
    public = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert "http://www.w3.org/Graphics" not in clean_svg(f"{public}{BOX}{SHAPE}</svg>".encode())


def test_a_size_becomes_a_view_box():
    kept = drawn(SHAPE, box='<svg xmlns="http://www.w3.org/2000/svg" width="120px" height="40">')
    assert 'viewBox="0 0 120 40"' in kept


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(alphabet="abcdefghijkl-:", min_size=1, max_size=12))
def test_no_value_ever_breaks_out(value, name):
    from xml.sax.saxutils import quoteattr

    try:
        kept = drawn(f"<path {name}={quoteattr(value)} d='M0 0'/>")
    except DrawingRefused:
        return
    assert kept.count("<") == 4
    assert clean_svg(kept.encode()) == kept
