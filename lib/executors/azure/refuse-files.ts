import { emptyExecution } from '../empty-execution.ts';
import type { AzureSession } from './azure-session.ts';
import type { SessionOutcome } from './run-in-session.ts';

/** A run that did not begin, because what it needs can't be brought there. */
export function refuseFiles(reason: string, session: AzureSession): SessionOutcome {
  return {
    execution: emptyExecution('azure', 'unavailable', reason),
    version: null,
    mayGoOn: session.hasRun,
  };
}
