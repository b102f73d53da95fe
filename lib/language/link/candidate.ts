import type { Meaning } from './term.ts';

/** A possible meaning of tokens `from`..`to`; the cover of the question with the greatest weight wins. */
export type Candidate = { from: number; to: number; weight: number; meaning: Meaning };
