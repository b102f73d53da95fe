import type { Turn } from '#lib/contracts/index.ts';
import type { StoredTurn } from '../ports/turns-store.ts';

export function describeTurn({ id, status, error, parentTurnId }: StoredTurn): Turn {
  return { turnId: id, status, error, parentTurnId };
}
