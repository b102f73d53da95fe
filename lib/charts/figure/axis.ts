import type { TimeUnit } from '#lib/analysis/browser.ts';
import type { Channel } from '../chart-spec.ts';
import { shorten } from './escape-text.ts';
import { extent } from './extent.ts';
import type { Attributes } from './figure.ts';
import { titleText } from './labels.ts';
import type { ThemeColors } from './theme.ts';

/** Look that all axes share. */
export function baseAxis(title: string | null, colors: ThemeColors): Attributes {
  return {
    title: {
      text: title === null ? '' : titleText(title),
      font: { size: 12, color: colors.inkFaint },
      standoff: 8,
    },
    automargin: true,
    color: colors.inkFaint,
    gridcolor: colors.grid,
    linecolor: colors.axis,
    zerolinecolor: colors.axis,
    zerolinewidth: 1,
    ticks: '',
    fixedrange: false,
  };
}

/** An axis of amounts: short ticks (12.4k), from zero for bars and areas. */
export function valueAxis(channel: Channel, colors: ThemeColors, fromZero: boolean): Attributes {
  return {
    ...baseAxis(channel.title, colors),
    type: 'linear',
    rangemode: fromZero ? 'tozero' : 'normal',
    exponentformat: 'B',
    separatethousands: true,
    nticks: 6,
    showgrid: true,
    zeroline: fromZero,
    ...(channel.percent ? { tickformat: '.3~%' } : {}),
  };
}

/** An axis of names in the order given; long ones are cut on the axis and whole in hovers. */
export function categoryAxis(title: string, labels: readonly string[], colors: ThemeColors): Attributes {
  const long = labels.some((label) => label.length > 28);
  return {
    ...baseAxis(title, colors),
    type: 'category',
    categoryorder: 'array',
    categoryarray: [...labels],
    showgrid: false,
    ...(long
      ? {
          tickmode: 'array',
          tickvals: [...labels],
          ticktext: labels.map((label) => cutLabel(label)),
        }
      : labels.length <= 51
        ? { dtick: 1 }
        : {}),
  };
}

/** An escaped label may not be cut within an entity. */
function cutLabel(label: string): string {
  const plain = label.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const cut = shorten(plain, 28);
  return cut.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const dateFormats: Partial<Record<TimeUnit, { hover: string; step: string }>> = {
  yearquarter: { hover: 'Q%q %Y', step: 'M3' },
  yearmonth: { hover: '%b %Y', step: 'M1' },
  yearweek: { hover: 'week of %d %b %Y', step: '' },
  yearmonthdate: { hover: '%d %b %Y', step: '' },
  yearmonthdatehours: { hover: '%d %b %Y %H:%M', step: '' },
};

/** An axis of dates, left to right; few periods are each named. */
export function dateAxis(channel: Channel, values: readonly string[], colors: ThemeColors): Attributes {
  const format = channel.timeUnit === null ? undefined : dateFormats[channel.timeUnit];
  const few = new Set(values).size <= 12;
  const named = format !== undefined && format.step !== '' && few;
  return {
    ...baseAxis(channel.title, colors),
    type: 'date',
    showgrid: false,
    hoverformat:
      format?.hover ?? (values.some((value) => value.includes('T')) ? '%d %b %Y %H:%M' : '%d %b %Y'),
    ...(named ? { tickformat: format.hover, dtick: format.step, tick0: [...values].sort()[0] ?? null } : {}),
  };
}

/** An axis of whole years, without separators or fractions. */
export function yearAxis(title: string, years: readonly number[], colors: ThemeColors): Attributes {
  const [first, last] = extent(years);
  const span = years.length === 0 ? 0 : last - first;
  return {
    ...baseAxis(title, colors),
    type: 'linear',
    tickformat: 'd',
    hoverformat: 'd',
    showgrid: false,
    zeroline: false,
    ...(span <= 12 ? { dtick: 1 } : {}),
  };
}

/** An axis of numbers that is no amount from zero: bins, raw values along x. */
export function numberAxis(title: string, colors: ThemeColors): Attributes {
  return {
    ...baseAxis(title, colors),
    type: 'linear',
    exponentformat: 'B',
    separatethousands: true,
    zeroline: false,
    showgrid: false,
  };
}
