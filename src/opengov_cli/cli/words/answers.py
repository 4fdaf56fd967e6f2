"""What became of an address that was asked, in a few words."""

from __future__ import annotations

from gettext import gettext as _

from opengov_cli.round.answers import Outcome


def answer_words(outcome: Outcome, code: int | None) -> str:
    """What a person reads beside a link: whether it answers, or why not."""
    words = {
        Outcome.ANSWERS: _("answers"),
        Outcome.FOR_PEOPLE: _("look yourself"),
        Outcome.CERTIFICATE: _("look yourself: bad certificate"),
        Outcome.ERROR: _("dead"),
        Outcome.NO_HOST: _("dead: no such host"),
        Outcome.NO_CONNECTION: _("dead: no connection"),
        Outcome.TIMEOUT: _("dead: no answer"),
        Outcome.TOO_MANY_REDIRECTS: _("dead: redirected too often"),
        Outcome.LEADS_ELSEWHERE: _("dead: redirected off the web"),
        Outcome.UNUSABLE: _("dead: not a web address"),
        Outcome.UNTRIED: _("not tried"),
    }
    shown = code if outcome is not Outcome.ANSWERS else None
    return _("{words} ({more})").format(words=words[outcome], more=shown) if shown else words[outcome]
