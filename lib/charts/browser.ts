export { Channel, ChartSpec, ChartWish, Mark, marks } from './chart-spec.ts';
