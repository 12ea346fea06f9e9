from docutils.core import publish_doctree, publish_string

text = """
Title
=====

:Author: Me
:Date: 2020

.. contents::

Section
-------

A *paragraph* with **strong**, ``code``, `a link <http://x.y>`_, footnote [1]_, |sub| and :math:`a^2`.

.. |sub| replace:: substituted

.. [1] The footnote.

- item

  1. one
  2. two

term
  definition

+-----+-----+
| a   | b   |
+=====+=====+
| 1   | 2   |
+-----+-----+

=== ===
x   y
=== ===
1   2
=== ===

.. note:: A note.

.. code:: python

   def f(x): return x

.. image:: a.png
   :alt: alt

.. csv-table::
   :header: a,b

   1,2

::

   literal

| line
| block

Bad `ref_ and :unknown:`x`.

.. nothing:: x
"""
for writer in "html5", "latex", "xml", "pseudoxml", "manpage", "s5":
    out = publish_string(
        text,
        writer_name=writer,
        settings_overrides=dict(
            report_level=5, embed_stylesheet=False, stylesheet_path="", halt_level=6, warning_stream=False, datestamp=None
        ),
    )
    print(writer, len(out), out.decode()[-3000:] if writer in ("pseudoxml", "html5", "manpage") else hash(out) is not None)
print(publish_doctree("*a* [x]_").pformat())
