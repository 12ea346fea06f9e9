from jinja2 import DictLoader, Environment, StrictUndefined, sandbox

TEMPLATES = {
    "base": "<h1>{% block t %}base{% endblock %}</h1>{% block b %}{% endblock %}",
    "page": """{% extends 'base' %}
        {% block t %}{{ super() }}-{{ title|upper }}{% endblock %}
        {% block b %}
            {% for u in users if u.ok recursive %}
                {{ loop.index }}/{{ loop.length }}:{{ u.n }}{% if u.kids %}[{{ loop(u.kids) }}]{% endif %}
            {% else %}none{% endfor %}
        {% endblock %}""",
    "macros": """{% macro f(a, b=2) %}{{ a }}{{ b }}{{ varargs }}{{ kwargs }}{{ caller() if caller }}{% endmacro %}
        {% call f(1, 3, 4, k=5) %}C{% endcall %}{{ f(0) }}""",
    "scopes": """{% set ns = namespace(x=0) %}
        {% for i in range(5) %}{% if i is odd %}{% continue %}{% endif %}{% set ns.x = ns.x + i %}{% endfor %}{{ ns.x }}
        {% with a=1 %}{{ a }}{% endwith %} {% include 'none' ignore missing %} {% raw %}{{ x }}{% endraw %}""",
    "filters": """{{ [3,1,2]|sort|join(',') }} {{ 'a b'|title|replace(' ', '_') }} {{ {'a':1}|tojson }} {{ 3.14159|round(2) }}
        {{ 'x' ~ 1 if true else 'n' }} {{ users|map(attribute='n')|list }} {{ users|selectattr('ok')|list|length }}
        {{ 10 // 3 ** 2 % 2 }} {% filter upper %}abc{% endfilter %} {{ missing|default('d') }} {{ '<b>'|e }}
        {{ [1,2,3,4]|batch(2)|list }} {{ [1,2,3]|sum }} {{ users|groupby('ok')|list|length }} {{ 'abc'[::-1] }}
        {{ 'hello world foo'|wordwrap(5) }} {{ 1000000|filesizeformat }} {{ lipsum is defined }}""",
}
env = Environment(loader=DictLoader(TEMPLATES), extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do", "jinja2.ext.i18n"])
users = [dict(n="a", ok=True, kids=[dict(n="b", ok=True)]), dict(n="c", ok=False), dict(n="d", ok=True)]
for t in "page", "macros", "scopes", "filters":
    print(env.get_template(t).render(title="t", users=users))
print(
    env.from_string(
        "{% for x in [] %}{% else %}e{% endfor %}{{ 1 < 2 <= 2 }}{{ not true and false or 1 }}{{ 1 in [1] }}"
    ).render()
)
for bad in "{% if %}", "{{ x", "{% for %}", "{{ 1/0 }}", "{% extends 'none' %}", "{{ a.b.c }}", "{{ f() }}":
    try:
        print(env.from_string(bad).render())
    except Exception as e:
        print(type(e).__name__, e)
try:
    Environment(undefined=StrictUndefined).from_string("{{ q }}").render()
except Exception as e:
    print(type(e).__name__, e)
try:
    sandbox.SandboxedEnvironment().from_string("{{ ().__class__.__mro__ }}").render()
    print("?")
except Exception as e:
    print(type(e).__name__, e)
import asyncio

print(
    asyncio.run(
        Environment(enable_async=True).from_string("{% for i in g() %}{{ i }}{% endfor %}").render_async(g=lambda: range(3))
    )
)
print(env.parse("{{ a + b }}"), list(env.lex("{{ a }}")), env.compile("{{ a }}", raw=True)[:60])
from jinja2 import meta, nativetypes

print(
    sorted(meta.find_undeclared_variables(env.parse("{{ a }}{% set b = c %}{{ b }}"))),
    nativetypes.NativeEnvironment().from_string("{{ [1, 2] + [x] }}").render(x=3),
)
print(list(env.from_string("{% for i in range(3) %}{{ i }},{% endfor %}").generate()))
