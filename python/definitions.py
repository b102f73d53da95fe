"""Functions and classes of earlier runs, made again from the code that the server sent: never from what a run left."""

import ast
import dataclasses
import re

HARMLESS = (
    ast.Constant, ast.Tuple, ast.List, ast.Set, ast.Dict, ast.UnaryOp, ast.USub, ast.UAdd, ast.Not, ast.Load,
)
HOOKS = {"__init_subclass__", "__class_getitem__", "__set_name__", "__prepare__"}
REAL_DATACLASS = "__plotline_dataclass__"


def find(name: str, history: list[str]) -> ast.stmt | None:
    """The newest definition of a name at the top of a run, if making it runs nothing else."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    for code in reversed(history):
        if not word.search(code):
            continue
        try:
            body = ast.parse(code).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for statement in reversed(body):
            if _defines(statement, name):
                return statement if _is_harmless(statement) else None
    return None


def make(statement: ast.stmt, space: dict) -> None:
    """Makes the function or class in the namespace it will live in."""
    module = ast.fix_missing_locations(ast.Module([_without_evaluation(statement)], []))
    space[REAL_DATACLASS] = dataclasses.dataclass
    try:
        exec(compile(module, "<earlier code>", "exec"), space)  # noqa: S102
    finally:
        del space[REAL_DATACLASS]


def _defines(statement: ast.stmt, name: str) -> bool:
    if isinstance(statement, ast.Assign):
        targets = statement.targets
        is_lambda = isinstance(statement.value, ast.Lambda) and len(targets) == 1
        return is_lambda and isinstance(targets[0], ast.Name) and targets[0].id == name
    return isinstance(statement, (ast.FunctionDef, ast.ClassDef)) and statement.name == name


def _is_harmless(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Assign):
        return _has_plain_defaults(statement.value.args)
    if isinstance(statement, ast.FunctionDef):
        return not statement.decorator_list and _has_plain_defaults(statement.args)
    named_bases = all(isinstance(base, (ast.Name, ast.Attribute)) for base in statement.bases)
    decorated = all(_is_dataclass(decorator) for decorator in statement.decorator_list)
    return named_bases and decorated and not statement.keywords and all(map(_is_harmless_member, statement.body))


def _is_harmless_member(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.FunctionDef):
        plain = {"staticmethod", "classmethod", "property"}
        decorated = all(isinstance(each, ast.Name) and each.id in plain for each in statement.decorator_list)
        return decorated and statement.name not in HOOKS and _has_plain_defaults(statement.args)
    if isinstance(statement, ast.Assign):
        return all(isinstance(target, ast.Name) for target in statement.targets) and _is_plain(statement.value)
    if isinstance(statement, ast.AnnAssign):
        return isinstance(statement.target, ast.Name) and (statement.value is None or _is_plain(statement.value))
    return isinstance(statement, ast.Pass) or (isinstance(statement, ast.Expr) and _is_plain(statement.value))


def _is_dataclass(decorator: ast.expr) -> bool:
    if isinstance(decorator, ast.Call):
        plain = not decorator.args and all(_is_plain(keyword.value) for keyword in decorator.keywords)
        return plain and _is_dataclass(decorator.func)
    return isinstance(decorator, ast.Name) and decorator.id == "dataclass"


def _has_plain_defaults(arguments: ast.arguments) -> bool:
    return all(_is_plain(value) for value in (*arguments.defaults, *arguments.kw_defaults) if value is not None)


def _is_plain(value: ast.expr) -> bool:
    return all(isinstance(node, HARMLESS) for node in ast.walk(value))


class _Quiet(ast.NodeTransformer):
    """Takes annotations away, which would be evaluated, and names the one decorator that is known."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:  # noqa: N802
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:  # noqa: N802
        node.annotation = ast.Constant(ast.unparse(node.annotation))
        return self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:  # noqa: N802
        for decorator in node.decorator_list:
            (decorator.func if isinstance(decorator, ast.Call) else decorator).id = REAL_DATACLASS
        return self.generic_visit(node)


def _without_evaluation(statement: ast.stmt) -> ast.stmt:
    return _Quiet().visit(statement)
