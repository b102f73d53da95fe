/**
 * True where the answer is a word and not a number: "which shop …", "who …", "what product sells best"; not "what
 * is the mean …".
 */
export function asksWhich(question: string | null): boolean {
  if (question === null) return false;
  if (/\b(which|who|whose|where)\b/i.test(question)) return true;
  return /^\W*(?:in |on |at |for |from |during )?what (?!is\b|are\b|was\b|were\b|about\b|if\b|does\b|do\b|did\b|kind of\b|percent|share|proportion|fraction)\w/i.test(
    question,
  );
}

/** True for a question that yes or no answers: "is there …", "are any …", "does …". */
export function asksWhether(question: string | null): boolean {
  return /^\W*(is|are|was|were|does|do|did|has|have|can)\b/i.test(question ?? '');
}

/** True where a part of the whole is asked for. */
export function asksForShare(question: string | null): boolean {
  return /\b(percent|percentage|percentages|share|proportion|fraction|ratio)\b|%/i.test(question ?? '');
}
