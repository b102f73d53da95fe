const sentenceEnd = /(?<=[.?!])\s+|\n+/;
const numbering = /^\s*(question\s*)?\d{1,3}[.:)]\s+/i;
const note =
  /\b(round(ed|ing)?|decimals?|python|pandas|numpy|scipy|built-in|formula|assume|ignor\w+|null|nan|missing values?|standard statistical|methods?|functions?|dropna|pearson correlation coefficient)\b/i;
const consequence =
  /\b(outliers?|exclud\w+|only (consider|include)|filter\w*|remov\w+|drop(ped|ping)?|prun\w+|group\w*|convert\w*|replac\w+|normali[sz]\w+|transform\w*|greater than|less than|threshold|significan\w+|p-?value|alpha|train\w*|population|if)\b/i;
const aboutMissing =
  /\b(ignor\w+|exclud\w+|drop\w*|remov\w+|without|convert\w*)\b[^.]*\b(missing|null|nan|empty|non-numeric|infinite)\b/i;

const drawing = /\b(charts?|graphs?|plots?|draw|visuali[sz]e|lines?|bars?|trend)\b/i;

const population = /\bpopulation standard deviation\b/i;

/** "Return a list of …": in what form the answer is handed over, which is a table here. */
const form =
  /^\s*(please )?(return|output|give|report|express|store|save|(present|show) (it|them|this|the (results?|answers?|output))) (it |them |this |the (results?|answers?|output|values?) )?((as|in) )?(a|an|the) (pandas |python )?(single |new |sorted )?(series|data ?frame|tuple|dict(ionary)?|array|scalar|(?<=(as|in) an? )list|(?<=single )(number|value)|booleans?|floats?|integers?)\b/i;
/** The same behind the question itself. */
const trailing =
  /,?\s+(and |then |and then )?(return|output|give|present|show)(ing)? (it |them |this |the (result|answer|output)s? )?(as )?(a|an) (pandas )?(series|data ?frame|dict(ionary)?|array|tuple)\b[^.?!]*(?=[.?!]|$)/i;

export type Noted = {
  question: string;
  /** A note that changes the answer in a way that isn't understood. */
  obstacle: string | null;
  /** A note wants a whole population's standard deviation. */
  ofPopulation: boolean;
};

/**
 * Parts the question from sentences that only say how to compute it ("round to two decimals", "ignore missing
 * values"). Rounding and missing values change nothing here: values are exact, and aggregates skip what is missing.
 */
export function splitNotes(written: string): Noted {
  const text = written.replace(numbering, '');
  const sentences = text.split(sentenceEnd).filter((sentence) => sentence.trim() !== '');
  const [first = text, ...others] = sentences;
  const rest = others.filter((sentence) => !form.test(sentence));
  const notes = rest.filter(
    (sentence) => (note.test(sentence) && !drawing.test(sentence)) || population.test(sentence),
  );
  const kept = [first, ...rest.filter((sentence) => !notes.includes(sentence))]
    .join(' ')
    .replace(trailing, '');
  const obstacle = notes.find((sentence) =>
    consequence.test(sentence.replace(aboutMissing, ' ').replace(population, ' ')),
  );
  return {
    question: kept,
    obstacle: obstacle ?? null,
    ofPopulation: notes.some((sentence) => population.test(sentence)),
  };
}
