import { pythonText } from '#lib/analysis/index.ts';
import type { Channel, ChartSpec } from '../chart-spec.ts';
import type { ChartWriting } from './write-chart.ts';

type AxesWriting = ChartWriting & { figure: string };

/** Shares in percent, categories in the order of the rows, bars of bins side by side. */
export function writeAxes(spec: ChartSpec, writing: AxesWriting): void {
  const { mark, x, y, orientation, stack, color } = spec;
  if (mark === 'arc') return;
  const { figure, script } = writing;
  const horizontal = orientation === 'horizontal';
  const [category, value] = horizontal ? ['yaxes', 'xaxes'] : ['xaxes', 'yaxes'];
  if (x !== null && isCategory(x) && mark !== 'rect') {
    const reversed = horizontal ? ', autorange="reversed"' : '';
    script.add(`${figure}.update_${category}(type="category"${reversed})`);
  }
  if (y?.percent) script.add(`${figure}.update_${value}(tickformat=".1%")`);
  if (mark === 'bar' && stack === 'normalized' && color !== null) {
    script.add(`${figure}.update_layout(barnorm="percent")`);
  }
  if (mark === 'bar' && x?.bin && y !== null) writeBinWidth(x, writing);
}

function isCategory({ type, bin }: Channel): boolean {
  return !bin && (type === 'nominal' || type === 'ordinal');
}

/** A bar begins where its bin does. */
function writeBinWidth(x: Channel, { result, frame, figure, script }: AxesWriting): void {
  const end = `${x.field ?? x.column} (bin end)`;
  if (!result.columns.some(({ name }) => name === end)) return;
  const width = script.name('width');
  script.add(`${width} = (${frame}[${pythonText(end)}] - ${frame}[${pythonText(x.column)}]).median()`);
  script.add(`${figure}.update_traces(width=${width}, offset=0)`);
}
