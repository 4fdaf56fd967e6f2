"""What a new file takes over from the one whose place it takes: owner, group, permissions, attributes and ACLs."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE


def take_over(fresh: Path, model: Path) -> None:
    """Give a fresh file or folder what another one has, as far as the system lets us.

    Only root may give a file away, and a group takes it only from its members. Where the group cannot be kept, the
    strangers of the new group may do no more than everybody. Raises OSError where not even permissions can be set.
    """
    found = model.stat()
    mode = S_IMODE(found.st_mode)
    if sys.platform != "win32":
        for owner, group in ((-1, found.st_gid), (found.st_uid, -1)):
            with suppress(OSError):
                os.chown(fresh, owner, group)
        if fresh.stat().st_gid != found.st_gid:
            mode = mode & ~0o070 | (mode & 0o007) << 3
    fresh.chmod(mode)
    if sys.platform == "linux":
        _take_over_attributes(fresh, model)


def _take_over_attributes(fresh: Path, model: Path) -> None:
    """Make the extended attributes those of the model; on Linux the ACLs are among them."""
    if sys.platform != "linux":
        return
    with suppress(OSError):
        names = os.listxattr(model)
        for name in {*os.listxattr(fresh)} - {*names}:
            with suppress(OSError):
                os.removexattr(fresh, name)
        for name in names:
            with suppress(OSError):
                os.setxattr(fresh, name, os.getxattr(model, name))
