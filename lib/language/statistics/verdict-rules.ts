import type { Verdict } from '#lib/analysis/index.ts';

type Condition = Verdict['when'][number];

/** Words that a rule gives a result, each under what it is about. */
const labels: readonly (readonly [Verdict['about'], RegExp])[] = [
  ['relationship', /\bnon-?\s?linear\b|\blinear\b/gi],
  ['strength', /\b(?:very )?(?:strong|moderate|weak)\b/gi],
  ['fit', /\b(?:good|poor|bad) fit\b/gi],
  [
    'significance',
    /\b(?:no |not |non-?|in)?(?:statistically )?significant(?: correlation| relationship| association)?\b/gi,
  ],
  ['direction', /\b(?:positive|negative) correlation\b|\bno correlation\b/gi],
];

/**
 * The rules by which a question wants a result called (“strong” from 0.7 on), in their order; null where a sentence
 * states one that isn't understood.
 */
export function verdictRules(sentences: readonly string[]): Verdict[] | null {
  const rules: Verdict[] = [];
  for (const sentence of sentences.filter(statesRule)) {
    const found = rulesIn(plain(sentence));
    if (found === null) return null;
    rules.push(...found);
  }
  return withRest(rules);
}

const variable = /\bp\b|\|r\||\br\b|\bR2\b|\bit\b/;

/** A comparison with a number, or what holds otherwise. */
export function statesRule(sentence: string): boolean {
  const text = plain(sentence);
  const isRule =
    /\bif\b|\bindicat\w+|\bmeans\b|\bconsider/i.test(text) &&
    /(?:[<>]=?|\bin) *[-+]?\d/.test(text) &&
    variable.test(text);
  return isRule || /^(?:otherwise|else)\b/i.test(text) || /\bclose to zero indicates\b/i.test(text);
}

/** Variables and comparisons as signs. */
function plain(sentence: string): string {
  return sentence
    .replaceAll(
      /\b(?:the |its |their )?absolute value(?:s)?(?: of (?:the )?(?:r\b|pearson(?:'s)? r|(?:pearson )?correlation(?: coefficient)?|coefficient|it))?/gi,
      '|r|',
    )
    .replaceAll(/\b(?:the )?(?:r-?squared|coefficient of determination)(?: value)?|\br²/gi, 'R2')
    .replaceAll(/\b(?:the )?p(?:-|\s)?values?\b/gi, 'p')
    .replaceAll(
      /\b(?:a |the )?(?:value of r|r value|(?:pearson )?correlation (?:coefficient|value)(?: \(r\))?|coefficient value)\b/gi,
      'r',
    )
    .replaceAll(
      /\b(?:is |are |being )?(?:(?:greater|larger) than or (?:exactly )?equal to|equal to or (?:even )?(?:greater|more|larger) than|at least|no less than)\b|≥/gi,
      '>=',
    )
    .replaceAll(
      /\b(?:is |are |being )?(?:(?:less|smaller) than or (?:exactly )?equal to|equal to or (?:even )?(?:less|smaller|lower) than|at most|no more than)\b|≤/gi,
      '<=',
    )
    .replaceAll(/\b(?:is |are |being )?(?:greater|larger|higher|more|bigger) than\b|\b(?:is )?above\b/gi, '>')
    .replaceAll(/\b(?:is |are |being )?(?:less|smaller|lower) than\b|\b(?:is )?below\b/gi, '<')
    .replaceAll(
      /\b(?:is |are |falls? |lies? )?between ([-+]?\d*\.?\d+) (?:and|to) ([-+]?\d*\.?\d+)(?: \(inclusive\))?/gi,
      'in $1..$2',
    )
    .replaceAll(/\s+/g, ' ');
}

function rulesIn(text: string): Verdict[] | null {
  const otherwise = /^(?:otherwise|else)\b[,:]?\s*(.*)$/i.exec(text)?.[1];
  if (otherwise !== undefined) return ruleOf(otherwise, []);
  if (/\bif\b/i.test(text)) return byIf(text);
  if (/\bclose to zero indicates\b/i.test(text)) return [];
  return byIndicates(text);
}

/** "LABEL if CONDITION, LABEL if CONDITION", "if CONDITION, LABEL", each perhaps with "otherwise LABEL". */
function byIf(text: string): Verdict[] | null {
  const [main = '', rest] = text.split(/[,;.]?\s*\b(?:otherwise|else)\b,?\s*/i);
  const others = rest === undefined ? [] : ruleOf(rest, []);
  const found = /^if\b/i.test(main) ? ifFirst(main) : ifAfter(main);
  return found === null || others === null ? null : [...found, ...others];
}

function ifFirst(text: string): Verdict[] | null {
  const [, condition = '', label = ''] = /^if (.*\d)\s*,?\s*(?:then )?(.*)$/i.exec(text) ?? [];
  const when = conditionsIn(condition, null);
  return when === null ? null : ruleOf(label, when);
}

function ifAfter(text: string): Verdict[] | null {
  const pieces = text.split(/\bif\b/i);
  const rules: Verdict[] = [];
  let last: Condition['of'] | null = null;
  for (let place = 0; place + 1 < pieces.length; place += 1) {
    const [before = '', after = ''] = [pieces[place], pieces[place + 1]];
    const isLast = place + 2 === pieces.length;
    const condition = isLast ? after : after.slice(0, (/^.*\d/s.exec(after)?.[0] ?? '').length);
    const label = place === 0 ? before : before.slice((/^.*\d/s.exec(before)?.[0] ?? '').length);
    const when = conditionsIn(condition, last);
    const rule = when === null ? null : ruleOf(label, when);
    if (when === null || rule === null) return null;
    last = when.at(-1)?.of ?? last;
    rules.push(...rule);
  }
  return rules;
}

/** "CONDITION indicates LABEL", in clauses. */
function byIndicates(text: string): Verdict[] | null {
  const parts = [...text.matchAll(/(.*?)\bindicat\w+ (.*?)(?=,|;|\.$|$|\bwhile\b)/gi)];
  const rules: Verdict[] = [];
  let last: Condition['of'] | null = null;
  for (const [, condition = '', label = ''] of parts) {
    for (const either of condition.split(/\bor\b/i)) {
      const when = conditionsIn(either, last);
      const rule = when === null ? null : ruleOf(label, when);
      if (when === null || rule === null) return null;
      last = when.at(-1)?.of ?? last;
      rules.push(...rule);
    }
  }
  return rules.length === 0 ? null : rules;
}

function ruleOf(text: string, when: Condition[]): Verdict[] | null {
  for (const [about, words] of labels) {
    const found = [...text.matchAll(words)].at(-1)?.[0];
    if (found !== undefined) return [{ about, says: found.toLowerCase(), when }];
  }
  return null;
}

const sign =
  /(?:([-+]?\d*\.?\d+)\s*([<>]=?)\s*)?(\bp\b|\|r\||\br\b|\bR2\b|\bit\b)?\s*(?:([<>]=?)\s*([-+]?\d*\.?\d+)|in ([-+]?\d*\.?\d+)\.\.([-+]?\d*\.?\d+))/g;
const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** null where the text compares nothing, or something that has no name here. */
function conditionsIn(text: string, before: Condition['of'] | null): Condition[] | null {
  const conditions: Condition[] = [];
  let last = before;
  for (const [, low, lowSign, name, comparison, value, from, to] of text.matchAll(sign)) {
    last = variableOf(name) ?? last;
    if (last === null) return null;
    const of = last;
    if (low !== undefined && isComparison(lowSign))
      conditions.push({ of, comparison: turned[lowSign], value: Number(low) });
    if (isComparison(comparison)) conditions.push({ of, comparison, value: Number(value) });
    if (from !== undefined && to !== undefined) {
      const [least, most] = [Number(from), Number(to)].toSorted((one, other) => one - other);
      conditions.push(
        { of, comparison: '>=', value: least ?? 0 },
        { of, comparison: '<=', value: most ?? 0 },
      );
    }
  }
  return conditions.length === 0 || /\bor\b/i.test(text) ? null : conditions;
}

function isComparison(text: string | undefined): text is keyof typeof turned {
  return text !== undefined && text in turned;
}

function variableOf(name: string | undefined): Condition['of'] | null {
  switch (name) {
    case 'p':
      return 'p';
    case 'r':
      return 'coefficient';
    case '|r|':
      return 'size';
    case 'R2':
      return 'share';
    default:
      return null;
  }
}

/** A single rule of its kind says what else is: "significant if …", else not. */
function withRest(rules: readonly Verdict[]): Verdict[] {
  const moved = rules.some(({ about }) => about === 'relationship')
    ? rules.map((rule) =>
        rule.about === 'significance' && rule.says.startsWith('no ')
          ? { ...rule, about: 'relationship' as const }
          : rule,
      )
    : [...rules];
  const alone = moved.filter(
    ({ about, when }) => when.length > 0 && moved.filter((other) => other.about === about).length === 1,
  );
  return [...moved, ...alone.map(({ about, says }) => ({ about, says: `not ${says}`, when: [] }))];
}
