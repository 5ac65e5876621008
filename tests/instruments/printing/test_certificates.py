"""A certificate as a licensor, a screen reader and a printer meet it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copal.instruments.printing import press
from copal.instruments.printing.certificate import HoursRow, Logo
from copal.instruments.printing.pictures import LogoUnreadable, qr_svg
from copal.instruments.printing.press import certificate_pdf, check_logo
from copal.instruments.printing.text import isolated, plain, undrawable
from tests.instruments.printing.papers import PINE, arabic_paper, paper, period_paper
from tests.instruments.printing.reading import dark_modules, elements, margins_are_white, opened, text_of


def test_everything_a_licensor_asks_for_is_on_it():
    read = text_of(certificate_pdf(paper()))
    for words in (
        "Maine Roads Learning Network", "Certificate of professional growth", "Rosalind Okafor-Bell",
        "Calm starts: helping infants and toddlers through drop-off", "the first ten minutes of the day",
        "Monday, November 9, 2026", "6:00 to 8:00 pm, Eastern Time", "Midcoast Infant and Toddler Community",
        "Professional growth 6:00 to 7:30 pm 1.5 hours", "Elective training 7:30 to 8:00 pm 0.5 hours", "Total 2 hours",
        "Marguerite Thibodeau", "Dawit Haile", "Signed electronically for Maine Roads", "Issued November 10, 2026",
        "CP-7K4M-Q2XD", "https://copal.example.org/verify/CP-7K4M-Q2XD",
    ):  # fmt: skip
        assert words in read, words


def test_it_says_that_it_is_accessible_and_in_which_language():
    file = opened(certificate_pdf(paper(language="pt-BR")))
    root = file.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "pt"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata.title.startswith("Certificate of professional growth: Rosalind Okafor-Bell")
    assert file.metadata.creation_date == datetime(2026, 11, 10, 14, 3, tzinfo=UTC)
    assert "2026-11-09/2026-11-09" in file.metadata["/Keywords"]


def test_headings_tables_and_pictures_are_tagged():
    tags = list(elements(certificate_pdf(paper())))
    kinds = [tag["/S"] for tag in tags]
    assert kinds.count("/H1") == 1
    assert "/H2" in kinds
    assert kinds.count("/TH") == 3
    assert kinds.count("/TR") == 4
    said = {tag["/Alt"] for tag in tags if tag["/S"] == "/Figure"}
    assert said == {PINE.alt, "QR code that opens https://copal.example.org/verify/CP-7K4M-Q2XD"}


def test_the_code_on_it_leads_to_the_check_page():
    url = "https://copal.example.org/verify/CP-7K4M-Q2XD"
    drawn = dark_modules(qr_svg(url))
    matrix = segno.make(url, error="m", micro=False, boost_error=False, mask=0).matrix
    assert drawn == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert url in [
        n["/A"]["/URI"]
        for n in (a.get_object() for a in opened(certificate_pdf(paper())).pages[0]["/Annots"])
    ]


def test_arabic_is_written_from_the_right_with_its_own_letters():
    pdf = certificate_pdf(arabic_paper())
    file = opened(pdf)
    read = text_of(pdf)
    assert file.trailer["/Root"]["/Lang"] == "ar"
    assert "Vazirmatn" in str([f["/BaseFont"] for f in _fonts(file)])
    for word in ("فاطمة", "الزهراء", "الرحمن", "المجموع"):
        assert word in read, word
    assert "Fatima al-Zahra Abdulrahman" in read
    assert _link_starts_at(pdf) < 200 < _link_starts_at(certificate_pdf(paper())), "the page is mirrored"
    assert "شهادة نمو مهني" in file.metadata.title


def test_words_that_run_the_other_way_keep_their_own_order():
    assert isolated("2 hours", "rtl") == "\u20682 hours\u2069"
    assert isolated("ساعتان", "ltr") == "\u2068ساعتان\u2069"
    assert [isolated(t, r) for t, r in (("2 hours", "ltr"), ("ساعتان", "rtl"), ("12.5", "rtl"), ("", "rtl"))] == [
        "2 hours", "ساعتان", "12.5", "",
    ]  # fmt: skip
    assert "2 hours" in text_of(certificate_pdf(arabic_paper(rows=(HoursRow("Growth", "2 hours"),))))


def test_many_threads_may_print_and_a_fork_of_one_that_has_is_told():
    alone = certificate_pdf(paper())
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(certificate_pdf, [paper()] * 8)) == {alone}
    before, press._press._process = press._press._process, -1
    try:
        with pytest.raises(RuntimeError, match="fork"):
            certificate_pdf(paper())
    finally:
        press._press._process = before


def _link_starts_at(pdf):
    """How far the address stands from the left edge, in points."""
    return float(opened(pdf).pages[0]["/Annots"][0].get_object()["/Rect"][0])


def _fonts(file):
    return [font.get_object() for page in file.pages for font in page["/Resources"]["/Font"].values()]


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("សុខា វណ្ណៈ", "KantumruyPro"), ("प्रियंका श्रेष्ठ", "NotoSansDevanagari"), ("欧阳晓燕", "NotoSansSC"),
        ("歐陽曉燕", "NotoSansTC"), ("Наталья Ковальчук", "NotoSans"), ("Nguyễn Thị Hồng Nhung", "NotoSans"),
        ("ሰላም ተስፋዬ", "NotoSansEthiopic"), ("김서연", "NotoSansKR"), ("สมหญิง ใจดี", "NotoSansThai"),
        ("தமிழ்ச்செல்வி", "NotoSansTamil"), ("မြင့်မြင့်အေး", "NotoSansMyanmar"), ("שרה כהן", "NotoSansHebrew"),
    ],
)  # fmt: skip
def test_names_in_many_scripts_are_drawn_in_a_font_that_has_them(name, font):
    assert undrawable(name) == ""
    pdf = certificate_pdf(paper(person=name))
    assert any(font in str(f["/BaseFont"]) for f in _fonts(opened(pdf)))
    assert name in opened(pdf).metadata.title


def test_what_no_font_has_is_named_and_printed_as_well_as_can_be():
    assert undrawable("Jo 𒀀 😀") == "𒀀😀"
    read = text_of(certificate_pdf(paper(person="Jo 𒀀 뷁")))
    assert "Jo □ Bwelg" in read


@pytest.mark.parametrize(
    "hostile",
    [
        '#panic("x")',
        "*bold* _a_ `raw` $x$",
        "] [ } { ) (",
        '" \\ " \\u{41}',
        "<script>",
        "{url} {number}",
        "#sys.inputs",
        '\\")) #panic("x") //',
        "\\u0022)) \\\\u0022",
    ],
)
def test_a_name_is_never_read_as_typesetting(hostile):
    read = text_of(certificate_pdf(paper(person=hostile, subject=hostile, facilitators=(hostile,))))
    assert read.count(hostile) == 3


def test_marks_that_trick_the_eye_are_taken_out():
    read = text_of(certificate_pdf(paper(person="Ann\x00a \u202eb\u0007ell\ue000")))
    assert "Anna bell" in read


def test_the_same_certificate_is_the_same_bytes_and_another_is_not():
    first = certificate_pdf(paper())
    assert certificate_pdf(paper()) == first
    certificate_pdf(arabic_paper())
    assert certificate_pdf(paper()) == first
    assert certificate_pdf(paper(issued_at=datetime(2026, 11, 11, tzinfo=UTC))) != first


@pytest.mark.parametrize("a4", [False, True])
@pytest.mark.parametrize(
    "long",
    [
        "Maria Guadalupe Esperanza de los Angeles Villanueva-Santamaria y Fernandez de Cordoba Ruiz",
        "W" * 300,
        "ក្រុមការងារ" * 20,
        "欧阳晓燕" * 40,
        "word " * 120,
    ],
)
def test_long_words_stay_inside_the_page(long, a4):
    made = paper(
        person=long, subject=long, sponsor=long, community=long, description=long, facilitators=(long, long),
        rows=(HoursRow(long, "2 hours", long),), paper="a4" if a4 else "us-letter",
    )  # fmt: skip
    assert margins_are_white(made)
    assert certificate_pdf(made).startswith(b"%PDF-1.7")


def test_a_period_runs_over_pages_that_say_whose_they_are():
    file = opened(certificate_pdf(period_paper(40)))
    assert len(file.pages) >= 2
    for number, page in enumerate(file.pages, start=1):
        read = " ".join(page.extract_text().split())
        assert f"CP-7K4M-Q2XD, page {number} of {len(file.pages)}" in read
        assert "Rosalind Okafor-Bell" in read
    read = text_of(certificate_pdf(period_paper(40)))
    assert all(f"{n} First Steps" in read for n in range(40))
    assert margins_are_white(period_paper(40))


def test_what_was_printed_before_leaves_nothing_on_the_next_paper():
    certificate_pdf(period_paper(40))
    file = opened(certificate_pdf(period_paper(40, person="Amina Farah", number="CP-2222-2222")))
    pages = [" ".join(page.extract_text().split()) for page in file.pages]
    assert all("Amina Farah" in one and f"CP-2222-2222, page {at}" in one for at, one in enumerate(pages, 1))
    assert not any("Rosalind" in one or "CP-7K4M-Q2XD, page" in one for one in pages)
    assert "Amina Farah" in file.metadata.title


def test_one_meeting_takes_one_page():
    assert len(opened(certificate_pdf(paper())).pages) == 1
    assert len(opened(certificate_pdf(paper(paper="a4"))).pages) == 1
    assert len(opened(certificate_pdf(arabic_paper())).pages) == 1


def test_a_logo_must_be_a_picture_and_may_be_a_bitmap():
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060f80f00010401005fe5c34b0000000049454e44ae426082"
    )
    check_logo(PINE)
    check_logo(Logo(png, "A dot"))
    assert "/Image" in str(
        [x["/Subtype"] for x in _pictures(certificate_pdf(paper(logo=Logo(png, "A dot"))))]
    )
    for wrong in (b"", b"%PDF-1.7", b"<svg", b"<svg></p>", b"\xff\xfe\x00", b"x" * 3_000_000):
        with pytest.raises(LogoUnreadable):
            check_logo(Logo(wrong, "Nothing"))
        with pytest.raises(LogoUnreadable):
            certificate_pdf(paper(logo=Logo(wrong, "Nothing")))
    with pytest.raises(LogoUnreadable):
        check_logo(Logo(png[:40] + b"x" * 60, "Torn"))


def test_a_logo_cannot_fetch_other_files():
    for href in ("/etc/hostname", "certificate.typ", "../press.py", "https://copal.example.org/x.png"):
        drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="{href}" width="9" height="9"/></svg>'
        with pytest.raises(LogoUnreadable):
            check_logo(Logo(drawn.encode(), "Spy"))


def _pictures(pdf):
    waiting = [page["/Resources"] for page in opened(pdf).pages]
    while waiting:
        for item in waiting.pop().get("/XObject", {}).values():
            found = item.get_object()
            yield found
            waiting.append(found.get("/Resources", {}))


def test_the_callers_mistakes_are_told():
    with pytest.raises(ValueError, match="time zone"):
        certificate_pdf(replace(paper(), issued_at=datetime(2026, 11, 10)))
    with pytest.raises(ValueError, match="labels"):
        certificate_pdf(paper(labels={"nonsense": "x"}))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(min_size=0, max_size=60), subject=st.text(max_size=200))
def test_any_text_at_all_prints(name, subject):
    made = paper(
        person=name, subject=subject, title=name, sponsor=subject, community=name, facilitators=(name,)
    )
    pdf = certificate_pdf(made)
    assert b"%PDF-1.7" in pdf[:10]
    assert plain(name).strip()[:20] in plain(opened(pdf).metadata.title)


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(
        st.characters(
            codec="utf-8", min_codepoint=0x300, max_codepoint=0x1FFF, categories=("L", "M", "Nd", "Zs")
        ),
        max_size=40,
    )
)
def test_letters_and_marks_of_any_script_print(name):
    assert certificate_pdf(paper(person=name, latin_name=name)).startswith(b"%PDF-1.7")
