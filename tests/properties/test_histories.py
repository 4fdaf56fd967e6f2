"""Laws of reading a history: what a version holds is what the gate says of it, however and whenever it is read."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_reading_again import spoiled

from opengov_cli.file.gate import judge_bytes
from opengov_cli.git.held import Blobs, Held
from opengov_cli.git.kept import keep, recall
from opengov_cli.plan.changes import NOTHING
from styles import Draw, files

# What may stand around the text of a plan, or instead of it.
BOM, NO_TEXT = b"\xef\xbb\xbf", b"\xff\xfe"


@st.composite
def histories(draw: Draw) -> dict[str, bytes]:
    """The blobs of a few versions, by what they hold: other plans, plans that people worked on or spoiled, no text."""
    texts = [draw(files())]
    for _time in range(draw(st.integers(1, 5))):
        texts.append(draw(st.one_of(spoiled(draw(st.sampled_from(texts))), files())))
    blobs = [draw(st.sampled_from([b"", b"", BOM, NO_TEXT])) + text.encode() for text in texts]
    return {sha256(data).hexdigest(): data for data in blobs}


def plainly(data: bytes) -> Held:
    """What bytes hold, all of them judged."""
    verdict = judge_bytes(data)[1]
    if verdict.plan is None:
        return Held(NOTHING, sum(problem.is_error for problem in verdict.problems))
    return Held(verdict.plan)


def _refuse(blob: str) -> bytes:
    raise AssertionError(f"{blob} is read again")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_version_is_the_same_read_beside_others_and_known_again(drawing: st.DataObject) -> None:
    history = drawing.draw(histories())
    expected = {blob: plainly(data) for blob, data in history.items()}
    for order in drawing.draw(st.lists(st.permutations([*history]), min_size=1, max_size=3)):
        kept = recall("plan")
        blobs = Blobs(history.__getitem__, kept)
        wanted = order[: drawing.draw(st.integers(1, len(order)))]
        assert {blob: blobs.of(blob) for blob in wanted} == {blob: expected[blob] for blob in wanted}
        keep("plan", kept, blobs.found())
        again = Blobs(_refuse, recall("plan"))
        assert {blob: again.of(blob) for blob in wanted} == {blob: expected[blob] for blob in wanted}
