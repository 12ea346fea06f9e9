import warnings

warnings.simplefilter("ignore")
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    RootModel,
    TypeAdapter,
    ValidationError,
    computed_field,
    conint,
    field_validator,
    model_validator,
    validate_call,
)


class A(BaseModel):
    model_config = ConfigDict(validate_assignment=True)
    a: int
    b: list["B"] | None = None
    c: Literal["x", "y"] = "x"
    d: Annotated[float, Field(gt=0)] = 1.0
    _p: int = PrivateAttr(3)

    @field_validator("a")
    @classmethod
    def even(cls, v):
        if v % 2:
            raise ValueError("odd")
        return v

    @model_validator(mode="after")
    def check(self):
        return self

    @computed_field
    @property
    def twice(self) -> int:
        return self.a * 2


class B(BaseModel):
    n: conint(ge=1) = 1
    o: dict[str, int | str] = {}


T = TypeVar("T")


class G(BaseModel, Generic[T]):
    v: T


A.model_rebuild()
a = A(a="4", b=[{"n": 2, "o": {"k": 1}}])
print(
    a,
    a.model_dump(),
    a.model_dump_json(),
    a.model_copy(update={"c": "y"}),
    A.model_json_schema(),
    a._p,
    G[int](v="3"),
    TypeAdapter(list[int]).validate_python(["1"]),
    RootModel[list[int]]([1]).root,
    A.model_fields["d"],
)
for bad in (
    lambda: A(a=3),
    lambda: A(a=2, c="z", d=-1, b=[{"n": 0}]),
    lambda: setattr(a, "a", 5),
    lambda: G[int](v="x"),
    lambda: A(),
):
    try:
        print(bad())
    except ValidationError as e:
        print(e.errors(include_url=False, include_context=False))


@validate_call
def f(x: int, *, y: str = "q") -> str:
    return y * x


print(f("2"), f(1, y="z"))
import pydantic.v1 as v1


class V(v1.BaseModel):
    a: int
    b: list[str] = []

    @v1.validator("a")
    def pos(cls, v):
        if v < 0:
            raise ValueError("neg")
        return v

    class Config:
        extra = "forbid"


print(V(a="3"), V(a=1).dict(), V.schema_json())
for bad in (lambda: V(a=-1), lambda: V(a=1, q=2)):
    try:
        bad()
    except v1.ValidationError as e:
        print(e)
