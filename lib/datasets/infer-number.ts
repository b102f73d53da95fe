import { groupMarkOf, type NumberFormat, type NumberShape, numberShape, takeMark } from './number-format.ts';

export type InferredNumber = {
  type: 'integer' | 'decimal' | 'double';
  /** Digits after the decimal mark of a `decimal`; 0 otherwise. */
  scale: number;
  format: NumberFormat;
  /** A value that shows the notation, where it is not the plain one. */
  example: string | null;
  /** Every value can be read with either decimal mark. */
  ambiguous: boolean;
};

/** Digits that an id may have before a number would lose some. */
const mostIntegerDigits = 18;

/** Amounts have up to this many decimals; what has more was measured or calculated. */
const mostScale = 4;

/** The notation in which every value is a number; null where there is none or the values are codes. */
export function inferNumber(values: readonly string[], preferComma: boolean): InferredNumber | null {
  const strip = new Set<string>();
  const bare = values.map((value) => {
    const taken = takeMark(value);
    if (taken !== null) strip.add(taken.mark);
    return taken?.bare ?? value;
  });
  const currencies = [...strip].filter((mark) => mark !== '%');
  if (currencies.length > 1 || (strip.has('%') && strip.size > 1)) return null;
  const points = shapesOf(bare, '.');
  const commas = shapesOf(bare, ',');
  const decimalMark = chooseMark(bare, { points, commas }, preferComma);
  const shapes = decimalMark === ',' ? commas : points;
  if (shapes === null || decimalMark === null) return null;
  if (shapes.some((shape) => shape.leadingZero || isTooLong(shape))) return null;
  const groupMark = groupOf(bare, decimalMark);
  if (groupMark === undefined) return null;
  const whole =
    shapes.every((shape) => shape.decimals === 0 && !shape.exponent) &&
    !bare.some((value) => /[.,]$/.test(value));
  const format = { decimalMark, groupMark, strip: [...strip] };
  const scale = whole ? 0 : scaleOf(shapes);
  return {
    type: whole ? 'integer' : scale > 0 ? 'decimal' : 'double',
    scale,
    format,
    example: exampleOf(values, format),
    ambiguous: points !== null && commas !== null && bare.some((value) => /[.,]/.test(value)),
  };
}

/**
 * The decimals of a column that is exact to a fixed place, so that its sums are exact too; 0 where it is not, or
 * where `DECIMAL(18)` would not hold it with room to spare.
 */
function scaleOf(shapes: readonly NumberShape[]): number {
  const scale = Math.max(...shapes.map((shape) => shape.decimals));
  const isFixed = shapes.every((shape) => !shape.exponent && shape.integerDigits <= 12);
  return isFixed && scale <= mostScale ? scale : 0;
}

const isTooLong = (shape: NumberShape) => shape.integerDigits > mostIntegerDigits && !shape.exponent;

function shapesOf(values: readonly string[], mark: '.' | ','): NumberShape[] | null {
  const shapes: NumberShape[] = [];
  for (const value of values) {
    const shape = numberShape(value, mark);
    if (shape === null) return null;
    shapes.push(shape);
  }
  return shapes;
}

/** Where both marks fit, `1,234` groups and `1.5` has a point, unless the file writes decimal commas elsewhere. */
function chooseMark(
  values: readonly string[],
  { points, commas }: { points: NumberShape[] | null; commas: NumberShape[] | null },
  preferComma: boolean,
): '.' | ',' | null {
  if (points === null) return commas === null ? null : ',';
  if (commas === null) return '.';
  if (!preferComma) return '.';
  return values.some((value) => /[.,]/.test(value)) ? ',' : '.';
}

function groupOf(values: readonly string[], mark: '.' | ','): NumberFormat['groupMark'] | undefined {
  const marks = new Set(values.map((value) => groupMarkOf(value, mark)).filter((found) => found !== null));
  if (marks.size > 1) return undefined;
  return [...marks][0] ?? null;
}

function exampleOf(values: readonly string[], format: NumberFormat): string | null {
  if (format.decimalMark === '.' && format.groupMark === null && format.strip.length === 0) return null;
  return values.find((value) => /[.,' ]/.test(value)) ?? values[0] ?? null;
}
