"""`cache info | clear | prune [--max-size SIZE]`: what is kept of converted modules, and where.

SIZE is a number of bytes, or has a unit: 500K, 200M, 2G.  With --json each tells the same to programs.
"""
from .. import cache, upkeep
from . import output


def main(arguments):
    parser = output.parser("cache", __doc__)
    actions = parser.add_subparsers(dest="action", required=True, metavar="info | clear | prune")
    info = actions.add_parser("info", help="the directory, and how much is in it")
    clear = actions.add_parser("clear", help="remove everything")
    prune = actions.add_parser("prune", help="remove what was used least recently, and what dying processes left")
    prune.add_argument("--max-size", type=output.size, default=cache.LIMIT, metavar="SIZE",
                       help=f"how much may stay (default: {output.readable(cache.LIMIT)})")
    output.add_json(info, clear, prune)
    options = parser.parse_args(arguments)
    output.settings(parser)
    store = cache.current()
    told = state()
    if options.action != "info" and store is not None:
        removed, freed = store.prune(options.max_size if options.action == "prune" else -1)
        told = {"removed": removed, "freed": freed, **state()}
    if options.json:
        output.as_json(told)
    elif store is None:
        where = f"{told['directory']}: " if told["directory"] else ""
        print(f"no cache: {where}{told['why']}")
    elif options.action == "info":
        output.rows([("directory", told["directory"]), ("entries", told["entries"]),
                     ("size", output.readable(told["size"])), ("limit", output.readable(told["limit"]))])
    else:
        print(f"removed {removed} files, {output.readable(freed)}")
    return 0 if store is not None or options.action == "info" else 1


def state():
    """What there is, as plain data."""
    store = cache.current()
    directory = store.directory if store is not None else cache.chosen
    files = upkeep.files(directory) if store is not None else []
    kinds = [upkeep.kind(path) for *_, path in files]
    return {"directory": directory, "usable": store is not None, "why": cache.missing,
            "broken": cache.missing not in (None, cache.OFF, cache.ABSENT),
            "entries": kinds.count("entry"), "temporary": kinds.count("temporary"),
            "size": sum(size for _, size, _ in files), "limit": cache.LIMIT}
