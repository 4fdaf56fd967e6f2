"""The merge of last resort: git's own, line by line, or else both versions whole between markers."""

from __future__ import annotations

from opengov_cli.errors import OpengovError

from ..repository import merge_lines
from .way import Side, Way


def merge_by_lines(base: bytes, ours: bytes, theirs: bytes, way: Way) -> tuple[bytes, bool]:
    """Three versions merged by git without knowing what is in them, and whether nobody has to decide anything.

    Where git cannot do that either, both versions stand whole between the markers.
    """
    try:
        return merge_lines(base, ours, theirs, way.style, way.favour or "")
    except (OpengovError, OSError):
        if way.favour:
            return (ours if way.favour is Side.OURS else theirs), True
        return _both_whole(ours, theirs), False


def doubtful(base: bytes, ours: bytes, theirs: bytes, way: Way) -> tuple[bytes, bool]:
    """Like ``merge_by_lines``, but also what fits together line by line stands between markers where theirs made it so.

    Lines of plans that could not be merged by meaning may fit together and still not be what both sides meant.
    """
    data, went_well = merge_by_lines(base, ours, theirs, way)
    if not went_well or way.favour or data == ours:
        return data, went_well
    return merge_by_lines(b"", ours, data, Way())


def _both_whole(ours: bytes, theirs: bytes) -> bytes:
    ours, theirs = (side if not side or side.endswith(b"\n") else side + b"\n" for side in (ours, theirs))
    return b"<<<<<<< ours\n" + ours + b"=======\n" + theirs + b">>>>>>> theirs\n"
