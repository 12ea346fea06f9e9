import attr
import attrs
from attrs import Factory, asdict, define, evolve, field, frozen, validators


@define(order=True)
class P:
    x: int = field(validator=validators.instance_of(int), default=1)
    y: list = Factory(list)
    z: str = field(converter=str, default=3, repr=False)

    @x.validator
    def positive(self, attribute, value):
        if value < 0:
            raise ValueError("neg")


@frozen
class Q:
    a = field(default=1)
    b = field(kw_only=True, default=2)


p = P(3, [P(1)])
print(p, asdict(p), evolve(p, x=5), p == P(3, [P(1)]), hash(Q()), P(1) < P(2), attrs.fields(P).x.name)
for bad in (lambda: P("a"), lambda: P(-1), lambda: setattr(Q(), "a", 2), lambda: P(q=1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e)[:200])


@attr.s(slots=True, cache_hash=True, frozen=True, auto_attribs=True)
class R:
    v: int = attr.ib(converter=attr.converters.optional(int), default=None)


print(R("3"), R(), hash(R(2)) == hash(R(2)), attr.astuple(R(4)), attr.filters.include(int)(attr.fields(R).v, 3))
print(attr.make_class("M", ["a", "b"])(1, 2), attr.validate(P()), attrs.has(P), attr.resolve_types(P) is P)
C = attr.cmp_using(eq=lambda a, b: a == b)
print(C(1) == C(1))
