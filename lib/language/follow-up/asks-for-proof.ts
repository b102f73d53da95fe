const doubts =
  /^\W*(but |and |so )?((is|are|was|were) (this|that|it|these|those|the) ?(numbers?|answers?|results?|values?|totals?|charts?|figures?)? ?(really |actually )?(right|correct|true|accurate|exact|reliable|wrong|ok|okay|sure)|are you (really |quite )?sure|(can|should|do) i (really )?trust (this|that|it|these|those|the \w+|you)|how (do|can) (you|i|we) (know|check|verify|prove)( (this|that|it|if \w+ \w+ right))?|(check|verify|prove|double[- ]check) (this|that|it)( again| please)?|really)\W*$/i;

/** Whether the question doubts the answer before, which only a look at its proof can settle: "is that right?". */
export function asksForProof(question: string): boolean {
  return doubts.test(question.trim());
}

export const howToCheck =
  'Whether an answer is right can’t be told in words, but it can be checked: its SQL tab shows the query it came from, its table the rows, and a click on a number the value behind it.';
