import type { Event, Part, RunPythonResponse } from '#lib/contracts/index.ts';
import { shortResult } from './call-query-data.ts';

const mostRows = 10;
const mostCode = 3000;
const mostOutput = 500;

/** The runs of code of an earlier turn, each as a call and what came back, cut short. */
export function pairRuns(events: readonly Event[]): { call: Part; response: Part }[] {
  return events.flatMap((event) => {
    const { callId, run } = event.customMetadata?.plotline?.code ?? {};
    const code = codeOf(events, callId);
    if (run === undefined || code === undefined) return [];
    const args = { code: code.slice(0, mostCode) };
    return [
      {
        call: { functionCall: { name: 'run_python', args } },
        response: { functionResponse: { name: 'run_python', response: shortRun(run) } },
      },
    ];
  });
}

function codeOf(events: readonly Event[], callId: string | undefined): string | undefined {
  const parts = events.flatMap(({ content }) => content?.parts ?? []);
  return parts.find(({ executableCode }) => executableCode?.id === callId)?.executableCode?.code;
}

function shortRun({ status, stdout, result, error }: RunPythonResponse): Record<string, unknown> {
  return {
    status,
    ...(stdout !== '' && { stdout: stdout.slice(0, mostOutput) }),
    ...(result !== null && shortResult(result, mostRows)),
    ...(error !== null && { error: `${error.name}: ${error.message}`.slice(0, mostOutput) }),
  };
}
