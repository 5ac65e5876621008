"""Setting up a programme, directing it together, and ending it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from copal.base.refusals import Refused
from copal.domain.programmes import actions
from copal.domain.programmes.queries import directing_for, directors_of, own_directing, programme_for
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.throttle import count
from copal.pages.programmes.forms import DirectorForm, EndForm, ProgrammeForm

ASKS = ["GET", "HEAD", "POST"]
HOUR = 3600


@signed_in
@require_http_methods(ASKS)
def new(request: SignedIn) -> HttpResponse:
    """Anyone with an account may: it opens nobody's figures until somebody says yes."""
    form = ProgrammeForm(request.POST or None, initial={"setting": request.user.setting})
    if request.method == "POST" and form.is_valid():
        count("programme-new", str(request.user.pk), limit=10, within_seconds=HOUR)
        programme = actions.set_up(**form.cleaned_data, by=request.user, at=timezone.now())
        say(request, _("Your program is set up. Now ask the people who work there."))
        return redirect("programmes.ask", programme.pk)
    return draw(request, "programmes/new.html", {"form": form}, form.status)


@signed_in
@require_http_methods(ASKS)
def change(request: SignedIn, programme_id: int) -> HttpResponse:
    programme = programme_for(request.user, programme_id)
    initial = {"name": programme.name, "place": programme.place, "setting": programme.setting}
    form = ProgrammeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.change_programme(
            programme=programme, by=request.user, at=timezone.now(), changes=form.cleaned_data
        )
        say(request, _("Saved."))
        return redirect("programmes.programme", programme.pk)
    return draw(request, "programmes/change.html", {"form": form, "programme": programme}, form.status)


@signed_in
@require_http_methods(ASKS)
def directors(request: SignedIn, programme_id: int) -> HttpResponse:
    """Who directs it, and asking one more."""
    programme = programme_for(request.user, programme_id)
    form = DirectorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count("programme-ask", str(request.user.pk), limit=30, within_seconds=HOUR)
        try:
            actions.ask_director(
                programme=programme, address=form.cleaned_data["address"], by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.refuse(refusal, "address")
        else:
            say(request, _("A letter is on its way. They direct it once they say yes."))
            return redirect("programmes.directors", programme.pk)
    context = {
        "programme": programme,
        "form": form,
        "end_form": EndForm(),
        "directors": directors_of(programme),
    }
    return draw(request, "programmes/directors.html", context, form.status)


@signed_in
@require_POST
def answer(request: SignedIn, directing_id: int) -> HttpResponse:
    """The one who was asked to direct says yes or no."""
    directing, at = own_directing(request.user, directing_id), timezone.now()
    if request.POST.get("answer") == "yes":
        actions.accept_directing(directing=directing, at=at)
        say(request, _("You direct this program now."))
        return redirect("programmes.programme", directing.programme_id)
    actions.end_directing(directing=directing, by=request.user, at=at)
    say(request, _("You do not direct this program."))
    return redirect("programmes")


@signed_in
@require_POST
def take_off(request: SignedIn, directing_id: int) -> HttpResponse:
    """Oneself or another director. Whoever is taken off sees nobody from then on."""
    directing = directing_for(request.user, directing_id)
    actions.end_directing(directing=directing, by=request.user, at=timezone.now())
    if directing.person_id == request.user.pk:
        say(request, _("You do not direct this program any more."))
        return redirect("programmes")
    say(request, _("They do not direct this program any more, and see nobody in it."))
    return redirect("programmes.directors", directing.programme_id)


@signed_in
@require_POST
def end(request: SignedIn, programme_id: int) -> HttpResponse:
    programme = programme_for(request.user, programme_id)
    form = EndForm(request.POST)
    if form.is_valid():
        actions.end_programme(programme=programme, by=request.user, at=timezone.now())
        say(request, _("The program is ended. Nobody shares anything with it any more."))
        return redirect("programmes")
    context = {
        "programme": programme,
        "form": DirectorForm(),
        "end_form": form,
        "directors": directors_of(programme),
    }
    return draw(request, "programmes/directors.html", context, form.status)
