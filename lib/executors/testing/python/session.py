"""An interpreter that lives on between runs, as the kernel of a code-interpreter session does.

Takes one JSON line per run on stdin, answers with one on descriptor 3. Stand-ins for plotting libraries are found
only where the real ones are missing.
"""

import ast
import io
import json
import os
import sys
import traceback

sys.path.append(os.path.dirname(os.path.abspath(__file__)))
sys.path[:] = [path for path in sys.path if path]
commands = os.fdopen(os.dup(0))
answers = os.fdopen(3, "w")
sys.stdin = io.StringIO()
space = {"__name__": "__main__"}


def run(code):
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), space)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), space) if last else None


for line in commands:
    out, err, value, error = io.StringIO(), io.StringIO(), None, None
    sys.stdout, sys.stderr = out, err
    try:
        value = run(json.loads(line)["code"])
    except BaseException as raised:
        error = {"name": type(raised).__name__, "message": str(raised)}
        traceback.print_exc(file=err)
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        value = repr(value)
    answer = {"stdout": out.getvalue(), "stderr": err.getvalue(), "value": value, "error": error}
    answers.write(json.dumps(answer) + "\n")
    answers.flush()
