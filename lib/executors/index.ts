export type {
  ExecutionLimits,
  ExecutionProgress,
  ExecutionRequest,
  Executor,
  ExecutorDataset,
  ExecutorHealth,
  KernelSummary,
} from './executor.ts';
export { type ScriptedExecutor, scriptedExecutor } from './testing/scripted-executor.ts';
