"""Runs Python code in a process that the kernel lets talk to nobody, nor anything that it starts.

`python -m tests.security.no_network FILE ARGUMENTS...` runs the file so. A seccomp filter (Linux) kills whatever process connects a socket or sends
through one, and an audit hook sees what Python itself tries. (A socket alone is no sin: urllib3, which comes with scispaCy, makes one when it is
imported, to see whether there is IPv6.)
"""

from __future__ import annotations

import ctypes
import platform
import runpy
import struct
import sys

__all__ = ["forbid", "is_possible"]

_ARCHITECTURES = {"x86_64": (0xC000003E, (42, 44, 46, 307)), "aarch64": (0xC00000B7, (203, 206, 211, 269))}
"""The number of the architecture for the audit of system calls, and those of connect, sendto, sendmsg and sendmmsg."""
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_EVENTS = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "urllib.Request",
    "webbrowser.open",
    "subprocess.Popen",
    "os.system",
)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def is_possible() -> bool:
    """Whether this machine can forbid sockets so."""
    return sys.platform == "linux" and platform.machine() in _ARCHITECTURES


def forbid() -> None:
    """From now on this process and all that come of it can talk to nobody: trying is death (SIGSYS)."""
    architecture, calls = _ARCHITECTURES[platform.machine()]
    lines = [(_LOAD, 0, 0, 4), (_JUMP_IF_EQUAL, 0, len(calls) + 1, architecture), (_LOAD, 0, 0, 0)]
    lines += [(_JUMP_IF_EQUAL, len(calls) - number, 0, call) for number, call in enumerate(calls)]
    lines += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _KILL)]
    program = b"".join(struct.pack("=HBBI", *line) for line in lines)
    buffer = ctypes.create_string_buffer(program, len(program))
    libc = ctypes.CDLL(None, use_errno=True)
    given = _Program(len(program) // 8, ctypes.addressof(buffer))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(given)):
        raise OSError(ctypes.get_errno(), "sockets cannot be forbidden")
    sys.addaudithook(_hook)


def _hook(event: str, _: object) -> None:
    if event in _EVENTS:
        raise AssertionError(f"tried: {event}")


if __name__ == "__main__":
    if is_possible():
        forbid()
    else:
        sys.addaudithook(_hook)
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")
