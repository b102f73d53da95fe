import type { OutlierRule } from '#lib/analysis/index.ts';

export type Rule = { rule: OutlierRule; factor: number };

const quartiles = /\biqr\b|\binter-?quartile\b|\btukey|\bquartiles?\b/i;
const scores =
  /\bz-?\s?scores?\b|\bstandard deviations? (?:away |above |below )?(?:from|of|above|below) (?:the |its )?(?:mean|average)\b|\bstandard scores?\b/i;

export function namesRule(text: string): boolean {
  return quartiles.test(text) || scores.test(text);
}

/** The rule that outliers are told by: quartiles and 1.5 where none is named. null where two rules or factors are. */
export function outlierRuleIn(text: string): Rule | null {
  const byQuartiles = quartiles.test(text);
  const byScore = scores.test(text);
  if (byQuartiles && byScore) return null;
  if (
    /\bmodified z|\bmedian absolute|\bisolation forest|\bdbscan|\bgrubbs|\bdixon|\bpercentile\b|\blocal outlier/i.test(
      text,
    )
  )
    return null;
  return byScore ? scoreRule(text) : quartileRule(text);
}

function quartileRule(text: string): Rule | null {
  const factors = [
    ...text.matchAll(/(\d+(?:\.\d+)?)\s*(?:\*|×|x|times)\s*(?:the |its )?(?:iqr|inter-?quartile)/gi),
    ...text.matchAll(/(?:iqr|inter-?quartile range)\)?\s*(?:\*|×|x|times|multiplied by)\s*(\d+(?:\.\d+)?)/gi),
    ...text.matchAll(/(?:factor|multiplier|threshold) of (\d+(?:\.\d+)?)/gi),
  ].map(([, factor]) => Number(factor));
  return ruleOf('iqr', factors, 1.5);
}

function scoreRule(text: string): Rule | null {
  const word =
    '(?:less|greater|more|smaller|larger|higher|lower|above|below|over|under|beyond|exceed\\w*|outside|threshold|±|plus or minus|>|<|≥|≤|>=|<=)';
  const factors = [
    ...text.matchAll(
      new RegExp(
        `${word}(?: of)?(?: than)?(?: or (?:exactly )?equal(?: to)?)?\\s*(?:of )?([-+]?\\d+(?:\\.\\d+)?)`,
        'gi',
      ),
    ),
    ...text.matchAll(/([-+]?\d+(?:\.\d+)?|two|three) standard deviations?/gi),
  ].map(([, factor = '']) => Math.abs(Number({ two: 2, three: 3 }[factor.toLowerCase()] ?? factor)));
  return ruleOf('z_score', factors, 3);
}

function ruleOf(rule: OutlierRule, factors: readonly number[], usual: number): Rule | null {
  const different = [...new Set(factors)];
  const [factor = usual] = different;
  return different.length > 1 || !(factor > 0 && factor < 20) ? null : { rule, factor };
}
