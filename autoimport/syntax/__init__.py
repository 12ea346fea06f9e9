"""The syntax layer: trees, templates, text.  It knows Python's grammar and nothing of TensorFlow.

    tree        bytes -> ast -> gast -> ast, and the small constructors and walks that passes need
    template    a Python function whose parameters are the holes of the code that it builds
    emit        ast -> text, and the source map that leads from each token back to the author's line
"""
