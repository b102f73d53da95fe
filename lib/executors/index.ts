export type { AzureCredentials, AzureDialectName, AzureSettings } from './azure/azure-settings.ts';
export { type AzureExecutorOptions, createAzureExecutor } from './azure/create-azure-executor.ts';
export {
  type ExecutePythonOptions,
  executePython,
  executePythonWithFiles,
  type PythonWithFiles,
} from './execute-python.ts';
export type {
  ExecutionLimits,
  ExecutionProgress,
  ExecutionRequest,
  Executor,
  ExecutorDataset,
  ExecutorHealth,
  KernelSummary,
} from './executor.ts';
export { checkPicture } from './local/check-picture.ts';
export { createLocalExecutor, type LocalExecutorOptions } from './local/create-local-executor.ts';
export { installPythonEnvironment } from './local/install-python-environment.ts';
export { type ProbeOutcome, runSelftest } from './local/selftest/run-selftest.ts';
export { createPistonExecutor, type PistonExecutorOptions } from './piston/create-piston-executor.ts';
export type { ReadCsv } from './piston/plan-program.ts';
export { type AzureServer, startAzureServer } from './testing/azure-server.ts';
export { type PistonServer, startPistonServer } from './testing/piston-server.ts';
export { testPython } from './testing/remote-interpreter.ts';
export { type ScriptedExecutor, scriptedExecutor } from './testing/scripted-executor.ts';
