export type {
  ExecutionLimits,
  ExecutionProgress,
  ExecutionRequest,
  Executor,
  ExecutorDataset,
  ExecutorHealth,
  KernelSummary,
} from './executor.ts';
