import { CodeExecution, PythonInstall } from '#lib/contracts/index.ts';
import { describeCodeExecution, installPython, readPythonInstall } from '#lib/usecases/index.ts';
import { route } from '../http/route.ts';

const path = '/api/code-execution';
const install = '/api/code-execution/install';

export const codeExecutionRoutes = [
  route({ method: 'GET', path, answer: CodeExecution }, describeCodeExecution),
  route({ method: 'GET', path: install, answer: PythonInstall }, readPythonInstall),
  route({ method: 'POST', path: install, answer: CodeExecution, status: 202 }, installPython),
];
