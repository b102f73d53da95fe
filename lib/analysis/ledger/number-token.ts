/** A number as it stands in prose. `start` and `end` are offsets in UTF-16 units and take in sign, currency and unit. */
export type NumberToken = {
  start: number;
  end: number;
  text: string;
  value: number;
  /** All its digits where it is a whole number written out, for numbers beyond 2^53. */
  digits: string | null;
  /** Half a unit of the last digit shown: how far a rounded value may lie. */
  tolerance: number;
  percent: boolean;
  ordinal: boolean;
  /** Introduced as rounded (“about 1,200”), so that zeros at its end may be rounding. */
  hedged: boolean;
};

const scales: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  t: 1e12,
  tn: 1e12,
  trillion: 1e12,
};

const digits = String.raw`\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
const pattern = new RegExp(
  String.raw`(?<sign>[-−–+]\s?)?(?<currency>(?:USD|EUR|GBP|[$€£¥₹])\s?)?(?<sign2>[-−])?(?<number>${digits})(?<exponent>[eE][+-]?\d+)?` +
    String.raw`(?:(?<ordinal>st|nd|rd|th)(?![\p{L}\p{N}])|\s?(?<percent>%|percent(?:age points?)?(?!\p{L})|per cent(?!\p{L}))|(?<glued>[kKMBT]|bn|mn|mio)(?![\p{L}\p{N}])|\s(?<word>thousand|million|billion|trillion|mn|bn)(?!\p{L}))?`,
  'gu',
);
const hedge =
  /(?:\b(?:about|around|roughly|approximately|nearly|almost|over|some|circa|ca\.|more than|less than|under|just)|[~≈])\s*$/i;

/** The numbers of a text: `1,234.5`, `12.4k`, `$3.2M`, `45 %`, `1e6`, `−5`, `3rd`, `1982`. Digits within words are none. */
export function findNumbers(text: string): NumberToken[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const token = toToken(match, text);
    return token === null ? [] : [token];
  });
}

function toToken(match: RegExpMatchArray, text: string): NumberToken | null {
  const groups = match.groups ?? {};
  const start = match.index ?? 0;
  const end = start + match[0].length;
  if (isInsideWord(text, start + (groups.sign?.length ?? 0), end)) return null;
  const written = (groups.number ?? '').replaceAll(/[,\u00a0\u202f]/g, '');
  const scale = scaleOf(groups) * 10 ** Number((groups.exponent ?? 'e0').slice(1));
  const signed = takesSign(groups.sign, text, start) || groups.sign2 !== undefined;
  const from = signed || groups.sign === undefined ? start : start + groups.sign.length;
  const decimals = written.includes('.') ? written.length - written.indexOf('.') - 1 : 0;
  const negative = groups.sign2 !== undefined || (signed && groups.sign?.trim() !== '+');
  return {
    start: from,
    end,
    text: text.slice(from, end),
    value: (negative ? -1 : 1) * Number(written) * scale,
    digits: decimals === 0 && scale === 1 ? `${negative ? '-' : ''}${written}` : null,
    tolerance: 0.5 * 10 ** -decimals * scale,
    percent: groups.percent !== undefined,
    ordinal: groups.ordinal !== undefined,
    hedged: hedge.test(text.slice(0, from)),
  };
}

function scaleOf({ glued, word }: Record<string, string | undefined>): number {
  return scales[(glued ?? word ?? '').toLowerCase()] ?? 1;
}

/** A dash after a digit, a letter or a bracket joins (`3-5`, `FY24-25`); elsewhere it is a sign. */
function takesSign(sign: string | undefined, text: string, start: number): boolean {
  if (sign === undefined || sign.startsWith('–')) return false;
  if (/\s/.test(sign)) return false;
  return !/[\p{L}\p{N})\]%]/u.test(text.charAt(start - 1));
}

function isInsideWord(text: string, start: number, end: number): boolean {
  return /[\p{L}_#]/u.test(text.charAt(start - 1)) || /[\p{L}_]/u.test(text.charAt(end));
}
