"""Installed as `autoimport_startup`: what `startup.start` has Python call when it starts, from 3.15 on.

Before that, `startup.pth` says when.  It is a module of its own since nothing else is imported if there is nothing to do.
"""
import os


def begin():
    if os.environ.get("AUTOIMPORT_PACKAGES"):
        from autoimport.hook import activation
        activation.from_environment()
