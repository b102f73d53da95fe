import { CodeExecution } from '#lib/contracts/index.ts';
import { describeCodeExecution } from '#lib/usecases/index.ts';
import { route } from '../http/route.ts';

export const codeExecutionRoutes = [
  route({ method: 'GET', path: '/api/code-execution', answer: CodeExecution }, describeCodeExecution),
];
