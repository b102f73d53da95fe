import { type PlanInput, sourcesOf } from '#lib/analysis/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isUnique } from '../link/column-nature.ts';
import { link } from '../link/link.ts';
import type { Read } from '../reading.ts';
import { type Defined, definitionsIn } from './definitions.ts';
import { filtersOf, type Inquiry, inquiryOf } from './inquiry.ts';
import { readAs } from './outcome.ts';
import { aggregatesIn, asksMore, splitsRows } from './read-aggregates.ts';
import { levelIn } from './significance.ts';
import { steps } from './vocabulary.ts';

const changes =
  /\b(?:ratio|divid\w+|subtract\w*|minus|difference between|product of|multipl\w+|times|log\w*|imput\w+|fill\w*|replac\w+|min-?\s?max|normali[sz]\w+|plus|sum of|adding)\b|[+*/×−]/i;
const newName =
  /\b(?:new|derived|additional)? ?(?:features?|columns?|variables?|attributes?)(?:,)? (?:called|named|labell?ed|as)?\s*["'“‘`]([^"'”’`]{1,80})["'”’`]/i;
const making =
  /\b(?:(?:please )?(?:creat\w+|generat\w+|deriv\w+|defin\w+|comput\w+|engineer\w*|calculat\w+) )?(?:an? |the |this |that )?(?:new|derived|resulting|transformed|normali[sz]ed|scaled|log-transformed|imputed|filled) (?:features?|columns?|variables?|attributes?|values?|data|dataset)\b|\bnewcolumn\b|\bfeature engineering(?: techniques?)?\b|\b(?:data )?pre-?process\w*\b|\btransform\w*\b|\bby\b(?=\s*(?:[.,]|$))|\bcreat\w+\b|\bderiv\w+\b/gi;
const scalingWords = /\b(?:re)?scal(?:e|ed|ing)\b|\bnormali[sz]\w+/gi;
const beside =
  /\b(?:before and after|pre-? and post|both before|compar\w+|outliers?|standardi[sz]\w*|z-?scores?|test set|train\w*|predict\w*|bins?|categor\w+|extract\w*|small constant|per capita)\b/i;
const normality = /\bshapiro\b|\bnormality\b|\bnormally\b|\b(?:a|the) normal\b/i;

/**
 * Columns made of others and what is asked of them: "the ratio of A to B, its mean", "the log of A", "A with its gaps
 * filled". null where that is not all that is asked.
 */
export function readDerived(question: string, known: Pick<Inquiry, 'schema' | 'matches'>): Read | null {
  if (!changes.test(question)) return null;
  const name = newName.exec(question)?.[1]?.trim() ?? null;
  const text =
    name === null
      ? question
      : question.replaceAll(new RegExp(`["'“‘\`]?${escaped(name)}["'”’\`]?`, 'gi'), 'newcolumn');
  const inquiry = inquiryOf(text, known.schema, known.matches);
  if (beside.test(inquiry.asks.join(' '))) return null;
  const columns = inquiry.allColumns.map(({ column }) => column);
  const defined = definitionsIn(marked(inquiry, columns), columns, name);
  if (defined === null) return null;
  const isScaled = defined.derived.some(({ of }) => of.kind === 'scaled');
  const made = defined.rest.replaceAll(making, ' ');
  const rest = isScaled ? made.replaceAll(scalingWords, ' ') : made;
  return steps.test(rest) ? null : answer(inquiry, columns, { ...defined, rest });
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** What is asked, with each column as its place among those named. */
function marked({ asks, schema, matches }: Inquiry, columns: readonly ColumnRef[]): string {
  return asks
    .map((sentence) => {
      let [done, left] = ['', sentence];
      for (const { meaning, text } of link(sentence, schema, matches).terms) {
        const at = left.indexOf(text);
        const place = meaning.kind === 'column' ? columns.indexOf(meaning.column) : -1;
        if (place === -1 || at === -1) continue;
        done += `${left.slice(0, at)}⟦${place}⟧`;
        left = left.slice(at + text.length);
      }
      return (done + left).replaceAll(/["'“”‘’`]/g, '').replace(/([^.])$/, '$1.');
    })
    .join(' ');
}

function answer(
  inquiry: Inquiry,
  columns: readonly ColumnRef[],
  { derived, sources, rest }: Defined,
): Read | null {
  const target = derived.at(-1)?.name;
  const level = levelIn(inquiry.text);
  if (target === undefined || level === null) return null;
  const others = [
    ...new Set([...rest.matchAll(/⟦(\d+)⟧/g)].flatMap(([, place]) => columns[Number(place)] ?? [])),
  ].filter((column) => !sources.includes(column));
  const plain = rest.replaceAll(/⟦\d+⟧/g, ' ');
  const significance = { kind: 'significance' as const, level };
  const [other] = others;
  if (/\bcorrelat\w*/i.test(plain)) {
    if (others.length !== 1 || other === undefined || splitsRows(plain)) return null;
    return readAs(inquiry.schema, {
      derived,
      query: { kind: 'correlation', columns: [target, other.name] },
      statistic: /\bp-?\s?value|\bsignifican/i.test(plain) ? significance : null,
    });
  }
  if (normality.test(plain)) {
    if (others.length > 0 || /\b(?:kolmogorov|anderson|jarque)/i.test(plain)) return null;
    return readAs(inquiry.schema, {
      derived,
      query: { kind: 'test', test: 'shapiro_wilk', columns: [target] },
      statistic: significance,
    });
  }
  return aggregated(inquiry, { derived, target, plain, others });
}

type Aggregated = { derived: Defined['derived']; target: string; plain: string; others: ColumnRef[] };

function aggregated(inquiry: Inquiry, { derived, target, plain, others }: Aggregated): Read | null {
  const measured = plain.replaceAll(
    /\b(?:missing|null|nan|if|only|then|after|before|normali[sz]\w*)\b/gi,
    ' ',
  );
  const aggregates = aggregatesIn(inquiry, measured);
  const filters = filtersOf(inquiry, [measured]);
  if (asksMore(measured) || filters === null) return null;
  if (aggregates.length === 0) return listed(inquiry, { derived, target, plain: measured, others });
  const conditions = filters.flatMap((filter) => ('column' in filter ? [filter.column] : []));
  const groups = others.filter((column) => !conditions.includes(column.name));
  const isSplit =
    groups.length > 0
      ? splitsRows(measured)
      : /\b(?:for each|for every|each|every|per|across)\b/i.test(measured);
  if (groups.length > 1 || (groups.length === 1) !== isSplit || groups.some(isUnique)) return null;
  const query: PlanInput['query'] = {
    kind: 'aggregate',
    dimensions: groups.map(({ name }) => ({ column: name })),
    measures: aggregates.map((aggregate) => ({ aggregate, column: target })),
  };
  return readAs(inquiry.schema, { derived, query, filters });
}

const fewWords = 6;

/** "the ratio of A to B" by itself: the rows, each with what it is made of. */
function listed(
  { schema, sentences, text }: Inquiry,
  { derived, target, plain, others }: Aggregated,
): Read | null {
  if (/\b(?:what|how)\b|\?/i.test(text)) return null;
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (
    others.length > 0 ||
    sentences.length > 1 ||
    words.length > fewWords ||
    !/^\W*(?:the|show|give|list|take|compute|calculate|me|of|a|an|\s)*\W*$/i.test(plain)
  )
    return null;
  const sources = [...new Set(derived.flatMap(sourcesOf))].filter((name) =>
    schema.columns.some((column) => column.name === name),
  );
  return readAs(schema, { derived, query: { kind: 'rows', columns: [...sources, target] } });
}
