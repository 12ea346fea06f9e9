import sympy as s

x, y, z = s.symbols("x y z")
n = s.symbols("n", integer=True)
print(
    s.integrate(s.exp(-(x**2)) * x, x),
    s.diff(s.sin(x) / x, x),
    s.solve(x**3 - 2 * x + 1, x),
    s.factor(x**4 - 1),
    s.series(s.cos(x), x, 0, 6),
    s.limit(s.sin(x) / x, x, 0),
    s.simplify(s.sin(x) ** 2 + s.cos(x) ** 2),
)
print(
    s.Matrix([[1, 2], [3, 4]]).inv(),
    s.Matrix([[2, 1], [1, 2]]).eigenvals(),
    s.summation(1 / n**2, (n, 1, s.oo)),
    s.dsolve(s.Function("f")(x).diff(x) - s.Function("f")(x)),
    s.latex(s.sqrt(x) / y),
    s.pretty(x**2 / y),
    s.nsimplify(0.5),
    s.Rational(1, 3) + s.Rational(1, 6),
    s.N(s.pi, 30),
    s.expand((x + y) ** 4),
    s.apart(1 / (x * (x + 1))),
    s.Poly(x**2 + 1, x, modulus=5).factor_list(),
)
print(
    s.solveset(s.sin(x), x),
    s.linsolve([x + y - 1, x - y], x, y),
    s.Sum(x**n, (n, 0, 3)).doit(),
    s.lambdify(x, x**2 + 1)(3),
    s.parse_expr("x**2 + 2*x"),
    s.factorint(360360),
    s.isprime(10**9 + 7),
    s.groebner([x * y - 1, x + y], x, y),
    s.trigsimp(2 * s.sin(x) * s.cos(x)),
    s.Piecewise((x, x > 0), (-x, True)).diff(x),
    s.ccode(x**2),
    s.srepr(x + 1),
    s.reduce_inequalities(x**2 < 4, x),
    s.Integral(1 / x, (x, 1, 2)).doit(),
    s.gamma(5),
    s.zeta(2),
    s.nroots(x**2 - 2),
    s.combinatorics.Permutation([1, 2, 0]).order(),
    s.logic.satisfiable(x & ~y),
    s.to_cnf(x >> y),
    s.FiniteSet(1, 2) | s.Interval(0, 1),
)
for bad in (
    lambda: s.sympify("1 +"),
    lambda: s.Matrix([[1, 2], [2, 4]]).inv(),
    lambda: s.Poly(1 / x, x).nth(),
    lambda: s.integrate(x, 1),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e)[:200])
