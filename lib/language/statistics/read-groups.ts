import type { Filter } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isMeasurable, isUnique } from '../link/column-nature.ts';
import type { Read } from '../reading.ts';
import { filtersOf, type Inquiry } from './inquiry.ts';
import { decline, readAs } from './outcome.ts';
import { withoutMethod } from './read-normality.ts';
import { isVerdictNote, levelIn } from './significance.ts';
import { steps } from './vocabulary.ts';

const asked =
  /\bt-?\s?tests?\b|\bwelch\b|\bstudent['’]?s t\b|\bmann[- ]?whitney\b|\bwilcoxon rank[- ]sum\b|\banova\b|\banalysis of variance\b|\b(?:statistically )?significant(?:ly)? differ\w*|\bdiffers? significantly\b|\bsignificantly (?:higher|lower|larger|smaller|greater|more|less)\b[^?.]*\bthan\b|\bsignificant difference\b/i;
const others =
  /\b(paired|one[- ]sample|one[- ]tailed|one[- ]sided|two[- ]way|repeated measures|kruskal|levene|tukey|bonferroni|post[- ]hoc|before and after|effect size|cohen|permutation|proportions?|z-test)\b/i;

type TestOfGroups = 'student_t' | 'welch_t' | 'mann_whitney' | 'anova';

/** "Does the weight differ significantly between the slopes?": groups compared by a test. null for other questions. */
export function readGroups(inquiry: Inquiry): Read | null {
  const { text, schema, asks } = inquiry;
  if (!asked.test(text) || /\bchi-?\s?squared?\b|\bcorrelat/i.test(text)) return null;
  const other =
    others.exec(text)?.[1] ??
    inquiry.bare
      .map((sentence) => steps.exec(sentence.replaceAll(/difference between/gi, ' '))?.[1])
      .find((found) => found !== undefined);
  if (other !== undefined)
    return decline(
      schema,
      `“${other}” isn’t understood with a test yet. Groups are compared here by a t-test, by ranks or by analysis of variance.`,
    );
  const level = levelIn(text);
  const questions = asks.filter((sentence) => !isVerdictNote(sentence) || sentence === asks[0]);
  const filters = filtersOf(inquiry, questions.map(withoutMethod));
  const parts = level === null || filters === null ? null : partsOf(inquiry, filters);
  if (level === null || parts === null)
    return decline(
      schema,
      'It isn’t clear which number is compared between the groups of which column. Name both as they are written in the data.',
    );
  const test = testOf(text, parts);
  if (test === null)
    return decline(
      schema,
      `“${parts.by.name}” has ${parts.by.profile.distinct} groups. Name the two to be compared, or ask for an analysis of variance.`,
    );
  return readAs(schema, {
    query: { kind: 'test', test, columns: [parts.number.name], by: parts.by.name, groups: parts.groups },
    filters: parts.filters,
    statistic: { kind: 'significance', level },
  });
}

type Parts = { number: ColumnRef; by: ColumnRef; groups: Cell[]; filters: Filter[] };

/** The one number, and the one column that tells the groups apart: named, or by two of its values. */
function partsOf({ columns }: Inquiry, filters: readonly Filter[]): Parts | null {
  const named = columns.map(({ column }) => column);
  const several = filters.find(
    (filter) => 'comparison' in filter && filter.comparison === 'in' && filter.values.length === 2,
  );
  const valued = several !== undefined && 'column' in several ? several : null;
  const rest = filters.filter((filter) => filter !== valued);
  const restColumns = new Set(rest.flatMap((filter) => ('anyOf' in filter ? [] : [filter.column])));
  const free = named.filter(({ name }) => !restColumns.has(name));
  const splits = free.filter((column) => isSplit(column) && column.name !== valued?.column);
  const numbers = free.filter((column) => isMeasurable(column) && column.name !== valued?.column);
  const by =
    valued === null
      ? onlyOf(splits.length === 1 ? splits : splits.filter((column) => !isMeasurable(column)))
      : null;
  const number = onlyOf(numbers.filter((column) => column !== by));
  if (number === null) return null;
  if (valued === null) return by === null ? null : { number, by, groups: [], filters: [...rest] };
  const column = splits.length === 0 ? valued.column : null;
  return column === null ? null : withGroups({ number, rest, valued, named });
}

function withGroups(found: {
  number: ColumnRef;
  rest: readonly Filter[];
  valued: Extract<Filter, { column: string }>;
  named: readonly ColumnRef[];
}): Parts | null {
  const { number, rest, valued, named } = found;
  const by = named.find(({ name }) => name === valued.column) ?? { ...number, name: valued.column };
  return { number, by, groups: [...valued.values], filters: [...rest] };
}

function isSplit(column: ColumnRef): boolean {
  return !isUnique(column) && column.profile.distinct >= 2 && column.profile.distinct <= 30;
}

function onlyOf(columns: readonly ColumnRef[]): ColumnRef | null {
  const [only] = columns;
  return columns.length === 1 && only !== undefined ? only : null;
}

/** The test that is named; else Welch's for two groups and the analysis of variance for more. */
function testOf(text: string, { by, groups }: Parts): TestOfGroups | null {
  if (/\banova\b|\banalysis of variance\b/i.test(text)) return groups.length === 0 ? 'anova' : null;
  const areTwo = groups.length === 2 || by.profile.distinct === 2;
  if (/\bmann[- ]?whitney\b|\brank[- ]sum\b/i.test(text)) return areTwo ? 'mann_whitney' : null;
  if (/\bwelch\b|\bunequal variances?\b/i.test(text)) return areTwo ? 'welch_t' : null;
  if (/\bt-?\s?tests?\b|\bstudent\b/i.test(text)) return areTwo ? 'student_t' : null;
  return areTwo ? 'welch_t' : 'anova';
}
