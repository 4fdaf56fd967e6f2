"""``opengov links``: the evidence, and whether it can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Annotated

import typer

from ...filtering import FilterOptions, select_each, takes_filter
from ...options import FormatOption, RowsFormat
from ...printing import for_people, write_listing
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.round.answers import Answer
    from opengov_cli.round.links import Evidence

DEAD = 1


@takes_filter
def links(
    ctx: typer.Context,
    filter_options: FilterOptions,
    check: Annotated[
        bool, typer.Option("--check", help=_("Ask each address whether it answers; exit with 1 if one is dead."))
    ] = False,
    output_format: FormatOption = RowsFormat.TABLE,
) -> None:
    """List the links that prove what was done, and done tasks without any."""
    from opengov_cli.plan.rows import join
    from opengov_cli.round.links import find_evidence, link_rows

    session: Session = ctx.obj
    found = [
        (selection.plan, [*find_evidence(match.task for match in selection.matches)])
        for selection in select_each(session, filter_options)
    ]
    evidence = [one for _plan, of_plan in found for one in of_plan]
    answers = _ask(session, evidence) if check else {}
    parts = [(one.name, link_rows(one.plan, of_plan, answers)) for one, of_plan in found]
    listing = join(parts) if session.several else parts[0][1]
    if output_format is not RowsFormat.TABLE:
        write_listing(session, listing, output_format)
    elif evidence:
        from ...terminal.tables import listing_tables

        columns = ("id", "date", "answer", "link") if check else ("id", "status", "date", "by", "link")
        shown = for_people(replace(listing, columns=columns))
        session.output.show(*listing_tables(shown, session.output.width))
    _say(session, evidence, answers)
    if any(answer.outcome.is_dead for answer in answers.values()):
        raise typer.Exit(DEAD)


def _ask(session: Session, evidence: Sequence[Evidence]) -> dict[str, Answer]:
    """What became of each address that the evidence names."""
    from opengov_cli.round.answers import ask_all

    addresses = dict.fromkeys(one.link for one in evidence if one.link)
    sentence = ngettext("asking {count} address", "asking {count} addresses", len(addresses))
    with session.output.working(sentence.format(count=len(addresses))):
        return ask_all(addresses)


def _say(session: Session, evidence: Sequence[Evidence], answers: dict[str, Answer]) -> None:
    """Say what is missing: links of done tasks, and addresses that are dead or were not tried."""
    from opengov_cli.round.answers import Outcome

    say = session.output.say
    if not evidence:
        say(_("there is no link, and no done task without one"))
    if bare := sum(not one.link for one in evidence):
        say(
            ngettext(
                "{count} task is done, and no link proves it", "{count} tasks are done, and no link proves them", bare
            ).format(count=bare)
        )
    if not answers:
        return
    dead = sum(answer.outcome.is_dead for answer in answers.values())
    say(
        ngettext("{dead} of {count} link is dead", "{dead} of {count} links are dead", len(answers)).format(
            dead=dead, count=len(answers)
        )
    )
    if untried := sum(answer.outcome is Outcome.UNTRIED for answer in answers.values()):
        say(ngettext("{count} link was not tried", "{count} links were not tried", untried).format(count=untried))
