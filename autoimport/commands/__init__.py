"""What `python -m autoimport` can do besides running a program; each file has `main(arguments) -> exit code`."""
