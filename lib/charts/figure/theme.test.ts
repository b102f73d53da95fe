import { expect, test } from 'vitest';
import { type Theme, themes, withOpacity } from './theme.ts';

type Triple = [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const visions: Record<string, [Triple, Triple, Triple]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(color: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** WCAG 2.2's contrast ratio. */
function contrast(left: string, right: string): number {
  const luminance = (color: string) => dot([0.2126, 0.7152, 0.0722], linear(color));
  const [light, dark] = [luminance(left), luminance(right)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function dot(left: Triple, right: Triple): number {
  return left[0] * right[0] + left[1] * right[1] + left[2] * right[2];
}

/** CIE 1976 L*a*b* under D65. */
function lab(rgb: Triple): Triple {
  const curve = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = curve(dot([0.4124, 0.3576, 0.1805], rgb) / 0.95047);
  const y = curve(dot([0.2126, 0.7152, 0.0722], rgb));
  const z = curve(dot([0.0193, 0.1192, 0.9505], rgb) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The least difference of two colours for an eye. */
function leastDifference(colors: readonly string[], vision: string): number {
  const [red, green, blue] = visions[vision] ?? visions.usual ?? [];
  const seen = colors.map((color) => {
    const rgb = linear(color);
    const part = (row: Triple | undefined) => Math.min(1, Math.max(0, dot(row ?? [0, 0, 0], rgb)));
    return lab([part(red), part(green), part(blue)]);
  });
  const pairs = seen.flatMap((left, index) => seen.slice(index + 1).map((right) => [left, right] as const));
  return Math.min(
    ...pairs.map(([left, right]) => Math.hypot(...left.map((value, at) => value - (right[at] ?? 0)))),
  );
}

test.each<Theme>(['light', 'dark'])('colours of the %s theme stand out and apart', (theme) => {
  const { series, surface, ink, inkFaint, axis, other } = themes[theme];
  for (const color of [...series, axis, other]) expect(contrast(color, surface)).toBeGreaterThanOrEqual(3);
  for (const color of [...series.slice(0, 4), ink, inkFaint])
    expect(contrast(color, surface)).toBeGreaterThanOrEqual(4.5);
  for (const vision of Object.keys(visions)) {
    expect(leastDifference(series.slice(0, 4), vision)).toBeGreaterThan(14.5);
    expect(leastDifference(series, vision)).toBeGreaterThan(9);
  }
});

test('opacity keeps the hue', () => {
  expect(withOpacity('#165b9f', 0.3)).toBe('rgba(22,91,159,0.3)');
});
