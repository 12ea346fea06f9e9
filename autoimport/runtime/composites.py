"""Ragged and sparse tensors, slices and extension types: carried as the tensors that they consist of.

    r = tf.concat([r, r], 0)            in a loop: values and row splits, each of a shape that may grow
    rows.append(r)                      in a staged list: a tensor list of each
"""
import tensorflow as tf

from .forms import Tensor


class Composite(Tensor):
    """What consists of tensors."""

    def specs(self):
        return tf.nest.flatten(self.spec, expand_composites=True)

    def holds(self, value):
        return super().holds(value) and all(
            Tensor(spec).holds(part) for spec, part in zip(self.specs(), tf.nest.flatten(value, expand_composites=True)))

    def packed(self, value):
        return tf.nest.flatten(value, expand_composites=True)

    def blank(self):
        return [part for spec in self.specs() for part in Tensor(spec).blank()]

    def unpack(self, packed):
        return tf.nest.pack_sequence_as(self.spec, [Tensor(spec).unpack(packed) for spec in self.specs()], expand_composites=True)


def form(spec, *kind):
    """The form of a value of this spec; of what is opaque (a dataset) TensorFlow takes care."""
    parts = () if isinstance(spec, tf.TensorSpec) else tf.nest.flatten(spec, expand_composites=True)
    known = parts and all(isinstance(part, tf.TensorSpec) and not opaque(part) for part in parts)
    return Composite(spec) if known else Tensor(spec, *kind)


def opaque(spec):
    return spec.dtype in (tf.resource, tf.variant)
