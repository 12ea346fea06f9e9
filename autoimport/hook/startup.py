"""Installed as `autoimport_startup`: what Python imports when it starts, if there may be something to do.

`startup.pth` does so until 3.14; from 3.15 on, `startup.start` names the function below, which may be called again.  It
is a module of its own since nothing else is imported if there is nothing to do.
"""
import os


def begin():
    if os.environ.get("AUTOIMPORT_PACKAGES"):
        from autoimport.hook import activation
        activation.from_environment()


begin()
