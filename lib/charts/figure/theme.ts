export type Theme = 'light' | 'dark';

export type ThemeColors = {
  ink: string;
  inkFaint: string;
  grid: string;
  axis: string;
  surface: string;
  /** Told apart with each kind of colour blindness; each at least 3 : 1 on the surface, the first four 4.5 : 1. */
  series: readonly string[];
  other: string;
  sequential: readonly [number, string][];
  diverging: readonly [number, string][];
};

/** Okabe and Ito's hues (2008), darkened or lightened until they meet WCAG's contrast on the surface. */
export const themes: Record<Theme, ThemeColors> = {
  light: {
    ink: '#1f2328',
    inkFaint: '#57606a',
    grid: '#e6e8eb',
    axis: '#8c959f',
    surface: '#ffffff',
    series: ['#165b9f', '#c24a00', '#077f61', '#b7508c', '#644f00', '#3592d1', '#4c4e52', '#7d57c9'],
    other: '#8c959f',
    sequential: [
      [0, '#eaf3fb'],
      [0.25, '#b4d4ec'],
      [0.5, '#6aaad8'],
      [0.75, '#1f7ab8'],
      [1, '#08436f'],
    ],
    diverging: [
      [0, '#a13d00'],
      [0.25, '#e8a57a'],
      [0.5, '#f6f6f6'],
      [0.75, '#7fb4d9'],
      [1, '#08528a'],
    ],
  },
  dark: {
    ink: '#e6e8eb',
    inkFaint: '#a3abb5',
    grid: '#2d333b',
    axis: '#6b7480',
    surface: '#1a1d22',
    series: ['#7daedb', '#f0864a', '#2dbb8f', '#ca7eaa', '#e0ad2f', '#9dc3ff', '#bec0c4', '#b498ee'],
    other: '#8a929c',
    sequential: [
      [0, '#16263a'],
      [0.25, '#1b4a74'],
      [0.5, '#2a78b5'],
      [0.75, '#62aee3'],
      [1, '#d3ebfb'],
    ],
    diverging: [
      [0, '#f39a61'],
      [0.25, '#9c5a34'],
      [0.5, '#2a2e35'],
      [0.75, '#2f6f9f'],
      [1, '#7cc4f5'],
    ],
  },
};

export const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

/** A colour `#rrggbb` at an opacity of 0..1. */
export function withOpacity(color: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `rgba(${red},${green},${blue},${opacity})`;
}
