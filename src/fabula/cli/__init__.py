"""The command line: one file a command, each thin. Only here does fabula print."""

from fabula.cli.entry import main

__all__ = ["main"]
