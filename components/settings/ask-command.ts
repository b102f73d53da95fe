import type { Me } from '#lib/contracts/index.ts';

/** A command for a shell that asks a question in one of the person's sessions. */
export function askCommand(
  { userId, tokenRequired }: Pick<Me, 'userId' | 'tokenRequired'>,
  { origin, sessionId }: { origin: string; sessionId: string },
): string {
  const body = {
    appName: 'data_analysis_assistant',
    userId,
    sessionId,
    newMessage: { role: 'user', parts: [{ text: 'How many rows are there?' }] },
  };
  return [
    `curl -s ${origin}/run`,
    "-H 'Content-Type: application/json'",
    ...(tokenRequired ? ['-H "Authorization: Bearer $PLOTLINE_API_TOKEN"'] : []),
    `-d '${JSON.stringify(body, null, 2)}'`,
  ].join(' \\\n  ');
}
