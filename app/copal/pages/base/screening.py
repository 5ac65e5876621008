"""Fields for words that others will read, and what their writer is told when something could tell who somebody is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copal.base.refusals import Refused
from copal.domain.communities.queries.writing import writing_in
from copal.domain.confidentiality.actions.aliases import remember
from copal.domain.confidentiality.queries.fine import whys
from copal.domain.confidentiality.rules import Audience, Screened, Tells, Writing, mark_of, named, screen
from copal.domain.confidentiality.rules.pseudonyms import free_pseudonyms
from copal.domain.confidentiality.rules.safer import Change, changed, changes
from copal.instruments.harm import notice_due
from copal.pages.base.reasons import UNSEEN, reason_words
from copal.policies.reporting import in_force

if TYPE_CHECKING:
    from copal.domain.communities.models import Community
    from copal.domain.people.models import Person

KEPT = "kept"  # the field that holds marks of words kept after a warning
MOST_KEPT = 60
MOST_OFFERED = 3


@dataclass(frozen=True)
class Told:
    """One warning as it is drawn. `name` is the field's, `mark` what stands for exactly these words."""

    name: str
    mark: str
    headline: str
    change_all: str
    items: tuple["Item", ...]
    kept: bool
    fine: str  # address that remembers what is fine to say, "" where nobody's community is
    book: str  # address that remembers a pseudonym for whoever writes

    @property
    def has_changes(self) -> bool:
        return any(item.change.instead for item in self.items)


@dataclass(frozen=True)
class Item:
    """One marked thing, wherever it stands ("28-33 88-93", in characters), why, and for a person other pseudonyms."""

    change: Change
    spots: str
    why: str
    others: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        return self.change.is_person and bool(self.others)


def writing_of(request: HttpRequest, community: "Community | None") -> Writing:
    """How whoever asks writes here, with the marks of what they keep as it is. The view has asked whether they may.

    For a page that only shows its form nothing is looked up: what is known is asked for when words come.
    """
    person: Person = request.user  # type: ignore[assignment]
    if request.method != "POST":
        return Writing(by=person.pk, community_ref=community.pk if community else None)
    return writing_in(person, community, kept=kept_marks(request), story=request.POST.get("story", "")[:80])


def kept_marks(request: HttpRequest) -> list[str]:
    return request.POST.getlist(KEPT)[:MOST_KEPT]


def told_of(tells: Tells, *, name: str = "words", fine: str = "", book: str = "") -> Told:
    """What to say about these words."""
    found = changes(tells.words, tells.spans, aliases=tells.writing.aliases, language=tells.language)
    mark, items = mark_of(tells.words), _items(found, tells.writing)
    return Told(
        name=name, mark=mark, headline=_headline(len(items)), change_all=_change_all(len(items)),
        items=items,
        kept=mark in tells.writing.kept, fine=fine, book=book or reverse("checking.aliases"),
    )  # fmt: skip


def _items(found: Iterable[Change], writing: Writing) -> tuple[Item, ...]:
    """The same words for the same reason are told once."""
    alike: dict[tuple[str, str, str], list[Change]] = {}
    for one in found:
        alike.setdefault((one.said, one.instead, one.code), []).append(one)
    return tuple(_item(ones, writing) for ones in alike.values())


def _item(alike: Sequence[Change], writing: Writing) -> Item:
    change = alike[0]
    is_alias = change.instead in writing.aliases.values()
    may_choose = change.is_person and not is_alias
    taken = {change.instead, *writing.aliases.values()}
    others = free_pseudonyms(change.said, taken=taken, most=MOST_OFFERED) if may_choose else ()
    spots = " ".join(f"{one.start}-{one.end}" for one in alike)
    return Item(change, spots, reason_words(change.code, is_alias), others)


def safer(words: str, writing: Writing) -> str:
    """The words with everything changed that has something to stand in its place; pseudonyms go into the writer's book."""
    spans = writing.spans(words)
    tells = Tells(words, spans, writing)
    found = changes(words, spans, aliases=writing.aliases, language=tells.language)
    remember(found, author_id=writing.by, at=timezone.now())
    return changed(words, found)


def _headline(count: int) -> str:
    if count == 1:
        return _("One thing could tell who somebody is.")
    if count == 2:  # noqa: PLR2004 - small numbers are said as words
        return _("Two things could tell who somebody is.")
    if count == 3:  # noqa: PLR2004 - the same
        return _("Three things could tell who somebody is.")
    return ngettext(
        "%(count)s thing could tell who somebody is.", "%(count)s things could tell who somebody is.", count
    ) % {"count": count}


def _change_all(count: int) -> str:
    if count == 1:
        return _("Change it")
    if count == 2:  # noqa: PLR2004 - small numbers are said as words
        return _("Change both")
    if count == 3:  # noqa: PLR2004 - the same
        return _("Change all three")
    return _("Change all %(count)s") % {"count": count}


class Screening(forms.CharField):
    """Words others will read. The form hands over `writing`; cleaned, they are `Screened` and checked."""

    def __init__(self, *args: Any, audience: Audience = "community", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.audience, self.at_most = audience, self.max_length or 5000
        self.writing: Writing | None = None
        self.tells: tuple[Tells, ...] = ()

    def watch(self, writing: Writing) -> None:
        """From now on it checks as `writing`, and while somebody types at the address of the writer's community."""
        self.writing = writing
        self.widget.attrs["data-check"] = check_address(writing.community_ref)

    def cleared(self, words: str) -> Screened:
        """Raises ValidationError, and remembers what could tell."""
        if self.writing is None:
            raise TypeError("a form with words that others read needs writing=")
        try:
            return screen(words, audience=self.audience, writing=self.writing, at_most=self.at_most)
        except Tells as tells:
            self.tells = (*self.tells, tells)
            raise forms.ValidationError(_warning(), code=tells.reason) from tells
        except Refused as refusal:
            raise forms.ValidationError(str(refusal), code=refusal.reason) from refusal


def _warning() -> str:
    return _(
        "Something here could tell who somebody is. Please read it once more, or keep your words as they are."
    )


class WordsField(Screening):
    """One text. Gives a `Screened`."""

    def clean(self, value: Any) -> Screened:
        self.tells = ()
        return self.cleared(super().clean(value))


class LinesField(Screening):
    """One sentence a line. Gives a tuple of `Screened`; checked as one text, since lines belong together."""

    widget = forms.Textarea

    def __init__(
        self,
        *args: Any,
        longest_line: int = 200,
        most_lines: int = 200,
        strip_bullets: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.longest_line, self.most_lines, self.strip_bullets = longest_line, most_lines, strip_bullets

    def clean(self, value: Any) -> tuple[Screened, ...]:
        self.tells = ()
        whole = self.cleared(super().clean(value))
        lines = [line.strip(" \t•*-–" if self.strip_bullets else " \t") for line in whole.words.splitlines()]
        if len([line for line in lines if line]) > self.most_lines:
            most = {"most": self.most_lines}
            raise forms.ValidationError(_("These are many. Keep the %(most)s that matter most.") % most)
        over = max((len(line) - self.longest_line for line in lines), default=0)
        if over > 0:
            raise forms.ValidationError(
                _("One of these lines is %(over)s characters too long.") % {"over": over}, code="too_long"
            )
        return tuple(replace(whole, words=line, kept=()) for line in lines if line)


class NameField(forms.CharField):
    """A name, a place or whatever else is asked for by name. Gives a `Screened` that nothing is marked in."""

    def clean(self, value: Any) -> Screened:
        try:
            return named(super().clean(value), audience="community", at_most=self.max_length or 200)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal), code=refusal.reason) from refusal


def check_address(community_ref: int | None) -> str:
    """Where words are held against the check while somebody types."""
    if community_ref is None:
        return reverse("checking.check")
    return reverse("checking.community", args=[community_ref])


def note_of(told: Told) -> str:
    """The warning as a piece of a page."""
    return render_to_string("checking/_note.html", note_context(told))


def note_context(told: Told) -> dict[str, Any]:
    return {"told": told, "unseen": UNSEEN, "whys": whys()}


def duty_note(words: str, writing: Writing, on: date) -> str:
    """Where harm to a child is reported, as a piece of a page; "" for words that tell of none. Nothing is reported."""
    if not notice_due(words):
        return ""
    return render_to_string(
        "checking/_duty.html", {"line": in_force(on=on, jurisdiction=writing.jurisdiction)}
    )
