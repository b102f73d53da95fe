import type { Content, Event, Part } from '#lib/contracts/index.ts';
import type { TurnContext } from '../turn-context.ts';
import { describePastTurn } from './past-turn.ts';

const mostTurns = 12;
const mostCharacters = 60_000;

/**
 * What the model is sent: the data, the conversation as far as it fits (newest turns first to stay), and the
 * person's words. The data stands in a user's message of its own, never in the system instruction.
 */
export function buildContents(context: TurnContext, data: string): Content[] {
  const words = context.request.kind === 'text' ? context.request.text : '';
  const past = trimTurns(groupTurns(context.history).map(describePastTurn));
  const [first, ...rest] = [...past.flat(), { role: 'user', parts: [{ text: words }] }];
  const lead: Part = { text: data };
  return [{ role: 'user', parts: [lead, ...(first?.parts ?? [])] }, ...rest];
}

function groupTurns(history: readonly Event[]): Event[][] {
  return [...Map.groupBy(history, ({ invocationId }) => invocationId).values()];
}

function trimTurns(turns: readonly Content[][]): Content[][] {
  const kept: Content[][] = [];
  let characters = 0;
  for (const turn of turns
    .filter((contents) => contents.length > 0)
    .slice(-mostTurns)
    .toReversed()) {
    characters += JSON.stringify(turn).length;
    if (characters > mostCharacters) break;
    kept.unshift(turn);
  }
  return kept;
}
