import { isNumeric, type Result } from '#lib/datasets/browser.ts';
import type { Channel, ChartSpec, Mark } from './chart-spec.ts';

type Place = 'x' | 'y' | 'color' | 'facet';
const places: readonly Place[] = ['x', 'y', 'color', 'facet'];

const needed: Record<Mark, readonly Place[]> = {
  bar: ['x', 'y'],
  line: ['x', 'y'],
  area: ['x', 'y'],
  point: ['x', 'y'],
  arc: ['color', 'y'],
  boxplot: ['y'],
  rect: ['x', 'y', 'color'],
};

/**
 * What is wrong with a chart for this Result, each as a sentence that says what to change; none means that it
 * can be drawn.
 */
export function validateChartSpec(spec: ChartSpec, result: Result): string[] {
  return [...missingPlaces(spec), ...unknownColumns(spec, result), ...wrongTypes(spec, result)];
}

function missingPlaces(spec: ChartSpec): string[] {
  const histogram = spec.mark === 'bar' && spec.x?.bin === true;
  const missing = needed[spec.mark].filter((place) => spec[place] === null && !(histogram && place === 'y'));
  const surplus = spec.mark === 'arc' && spec.x !== null;
  return [
    ...missing.map((place) => `A chart with mark “${spec.mark}” needs “${place}”.`),
    ...(surplus ? ['A pie has its category in “color” and its value in “y”; set “x” to null.'] : []),
  ];
}

function unknownColumns(spec: ChartSpec, result: Result): string[] {
  const names = result.columns.map(({ name }) => name);
  return places.flatMap((place) => {
    const column = spec[place]?.column;
    if (column === undefined || names.includes(column)) return [];
    const shown = names
      .slice(0, 30)
      .map((name) => `“${name}”`)
      .join(', ');
    return [`“${place}” names “${column}”, which the result does not have. Its columns are ${shown}.`];
  });
}

function wrongTypes(spec: ChartSpec, result: Result): string[] {
  const numeric: [Place, Channel | null][] = spec.mark === 'rect' ? [['color', spec.color]] : [['y', spec.y]];
  if (spec.mark === 'bar' && spec.y === null) numeric.push(['x', spec.x]);
  return numeric.flatMap(([place, channel]) => {
    const column = result.columns.find(({ name }) => name === channel?.column);
    if (!column || isNumeric(column.type) || spec.mark === 'point') return [];
    const use = result.columns.filter(({ type }) => isNumeric(type)).map(({ name }) => `“${name}”`);
    const hint = use.length === 0 ? 'The result has none; query one first.' : `Use ${use.join(' or ')}.`;
    return [`“${place}” must hold numbers, but “${column.name}” is ${column.type}. ${hint}`];
  });
}
