import { PlotlineError } from '#lib/base/index.ts';
import type { Content, StoredTurnRequest } from '#lib/contracts/index.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';

const longest = 20_000;

/**
 * What a client's message asks: its words; where there is no message, what the turn `before` asked, or the session's
 * last question. Empty where a message only brings files, or nothing was asked yet.
 */
export async function askedBy(
  message: Content | null,
  { session, before }: { session: StoredSession; before: StoredTurn | null },
  { stores }: Pick<Services, 'stores'>,
): Promise<StoredTurnRequest> {
  const parts = message?.parts ?? [];
  const text = parts
    .flatMap((part) => (part.text !== undefined && part.thought !== true ? [part.text.trim()] : []))
    .filter((words) => words !== '')
    .join('\n');
  if (text.length > longest) throw tooLong(text.length);
  if (text !== '') return { text };
  if (parts.length > 0) return {};
  const newest = await stores.turns.listChanged(session.id, 0);
  const last = [...newest, ...(before ? [before] : [])].findLast(({ request }) => asks(request));
  return last ? question(last.request) : {};
}

function asks({ text, plan, sql, code }: StoredTurnRequest): boolean {
  return [text, plan, sql, code].some((part) => part !== undefined);
}

function question({ text, plan, chart, sql, code }: StoredTurnRequest): StoredTurnRequest {
  return { text, plan, chart, sql, code };
}

function tooLong(length: number): PlotlineError {
  return new PlotlineError(
    'invalid_input',
    `The message has ${length} characters; a question may have ${longest}. Send data as a part of type text/csv.`,
  );
}
