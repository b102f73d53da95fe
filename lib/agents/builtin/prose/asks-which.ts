/**
 * True where the answer is a word and not a number: "which shop …", "who …", "what product sells best", "name of
 * the …"; not "what is the mean …".
 */
export function asksWhich(question: string | null): boolean {
  if (question === null) return false;
  if (/\b(which|who|whose|where)\b/i.test(question)) return true;
  return /^\W*(?:in |on |at |for |from |during )?what (?!is\b|are\b|was\b|were\b|about\b|if\b|does\b|do\b|did\b|kind of\b|percent|share|proportion|fraction)\w/i.test(
    question,
  );
}
