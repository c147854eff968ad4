"""What the numbers were measured on."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

Facts = dict[str, str | int | float]


def describe_machine() -> Facts:
    """Processor, cores, memory, system, and the versions that matter for speed."""
    facts: Facts = {
        "processor": _processor(),
        "n_cores": os.cpu_count() or 0,
        "n_cores_usable": _n_usable(),
        "memory_bytes": psutil.virtual_memory().total,
        "load_1min": round(psutil.getloadavg()[0], 2),
        "system": platform.platform(),
        "python": platform.python_version(),
    }
    return facts | {name: _version(name) for name in ("fabula", "numpy", "onnxruntime")}


def _n_usable() -> int:
    """Cores that this process may run on, which a container may restrict."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 0


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"
