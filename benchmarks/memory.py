"""The most memory that this process has held."""

import sys


def peak_memory_bytes() -> int:
    """Peak resident set size: ``resource`` on Unix, ``psutil``'s peak working set on Windows."""
    if sys.platform == "win32":
        import psutil  # noqa: PLC0415 -- a development dependency, needed here alone

        return int(psutil.Process().memory_info().peak_wset)
    import resource  # noqa: PLC0415 -- not there on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024  # macOS gives bytes, others KiB
