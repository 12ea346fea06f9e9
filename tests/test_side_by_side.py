"""Each failing program beside plain eager Python and TensorFlow's AutoGraph: the innermost line that each of them names."""
import sys

import tensorflow as tf
from test_errors import FOLDER

sys.path.insert(0, str(FOLDER))
import side_by_side

sys.path.remove(str(FOLDER))
RECORD = FOLDER / "side_by_side.txt"


def test_the_same_line_as_eager_python(request):
    rows = [("program", "eager", "AutoGraph", "autoimport")]
    for name, *rest in side_by_side.programs():
        rows.append((name, *map(side_by_side.place, side_by_side.three(*rest))))
    table = f"TensorFlow {tf.__version__}\n" + "".join(f"{a:<60} {b:<50} {c:<50} {d}\n" for a, b, c, d in rows)
    if request.config.getoption("--update"):
        RECORD.write_text(table)
    assert [(name, ours) for name, _, _, ours in rows[1:]] == [(name, eager) for name, eager, _, _ in rows[1:]]
    if RECORD.read_text().startswith(f"TensorFlow {tf.__version__}\n") and sys.version_info[:2] == (3, 11):
        assert table == RECORD.read_text()
