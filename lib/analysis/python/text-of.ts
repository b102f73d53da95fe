import type { Column } from '#lib/datasets/browser.ts';
import { decimalPlaces } from './decimal-places.ts';

/** A column's values as the text that SQL would make of them; missing ones stay missing. */
export function castToText(source: string, column: Column): string {
  switch (column.type) {
    case 'text':
      return source;
    case 'integer':
      return `${source}.astype("Int64").astype("string")`;
    case 'decimal':
      return `${source}.map("{:.${decimalPlaces(column)}f}".format, na_action="ignore")`;
    case 'boolean':
      return `${source}.astype("boolean").astype("string")`;
    case 'date':
      return `${source}.dt.strftime("%Y-%m-%d")`;
    case 'timestamp':
      return `${source}.dt.strftime("%Y-%m-%d %H:%M:%S")`;
    case 'time':
      return `(pd.Timestamp(0) + ${source}).dt.strftime("%H:%M:%S")`;
    default:
      return `${source}.map(str, na_action="ignore")`;
  }
}
