import type { Entry } from './meaning.ts';

/** Words for kinds of chart and for places on it. */
export const chartPhrases: readonly Entry[] = [
  [
    'x axis|x axes|on x axis|x axis representing|on x|horizontal axis|as x|x',
    { kind: 'channel', channel: 'x' },
  ],
  ['y axis|y axes|on y axis|vertical axis|on y|as y|y', { kind: 'channel', channel: 'y' }],
  [
    'color by|colored by|coloured by|colour by|color on|coloring by|colouring by|coloring|color|colour|colored|coloured|colors|colours|hue|in legend|to legend|to the legend|in the legend|legend|colored based on|different lines for|lines for each|different lines|a line for each|one line per|line per|stack by|stacked by|stacking by|stacked with|color with|differentiate by|distinguish by|shaded by',
    { kind: 'channel', channel: 'color' },
  ],
  [
    'facet|facet by|faceted by|facet on|faceting on|faceting by|faceting|facets|small multiples by|small multiples of|small multiples for|small multiples|small multiple|separate charts for|separate charts|separate chart|separate panels|separate panel|separate plots|separate plots for|separate graphs|in separate panels|different charts|different plots|different scatter plots|multiple charts|multiple scatterplots|multiple scatter plots|multiple bar charts|multiple plots|each shown separately|shown separately|separately|plot separately|break into|trellis|trellis by|panels|panels by|each plot|each panel|each chart|split plots by|in multiple|multiple correlation charts|one each|one each for|one chart per|one for each|columns by',
    { kind: 'channel', channel: 'facet' },
  ],
  ['stacked|stack|stacking|stacked bar|stacked bars', { kind: 'stack', stack: 'stacked' }],
  [
    'grouped bar|grouped bars|grouped bar chart|clustered bar|clustered bar chart|side by side',
    { kind: 'stack', stack: 'grouped' },
  ],
  ['normalized stack|100 % stacked', { kind: 'stack', stack: 'normalized' }],
  [
    'bar chart|bar charts|bar graph|bar graphs|barchart|bar plot|barplot|bars|bar|column chart|in a bar|vertical bar chart|horizontal bar chart|vertical bar|as bars',
    { kind: 'mark', mark: 'bar' },
  ],
  [
    'stacked bar chart|stacked bar charts|stacked bar graph|vertical stacked bar|stacked column chart',
    { kind: 'stack', stack: 'stacked' },
  ],
  ['histogram|histograms|as a histogram|in a histogram', { kind: 'mark', mark: 'bar', histogram: true }],
  [
    'line chart|line charts|line graph|line graphs|line plot|linechart|line|lines|time series|time series plot|timeseries|as a line|multi line chart|group line chart|grouped line chart|line diagram',
    { kind: 'mark', mark: 'line' },
  ],
  ['area chart|area graph|area plot|as an area', { kind: 'mark', mark: 'area' }],
  [
    'scatter|scatter plot|scatter plots|scatterplot|scatterplots|scatter chart|scatter charts|scatter graph|scatter diagram|points|scatter points|xy plot|xyplot|xy chart|dot plot|point chart|bubble chart|grouping scatter chart|as points',
    { kind: 'mark', mark: 'point' },
  ],
  [
    'pie|pie chart|pie charts|pie graph|piechart|donut|doughnut|donut chart|doughnut chart|in a pie|as a pie|a pie',
    { kind: 'mark', mark: 'arc' },
  ],
  [
    'boxplot|boxplots|box plot|box plots|box chart|box and whisker|whisker plot',
    { kind: 'mark', mark: 'boxplot' },
  ],
  ['heatmap|heat map|heatmaps|heat maps|matrix chart', { kind: 'mark', mark: 'rect' }],
];
