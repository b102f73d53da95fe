// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
import { Missing } from '#components/data/missing.tsx';
import { TypeMark } from '#components/data/type-mark.tsx';
import { classNames } from '#components/ui/class-names.ts';
import type { FilePreview } from '#lib/client/index.ts';
import { formatCell, isNumberType } from '#lib/client/index.ts';

const shownRows = 8;

/** The first rows of a file while the rest of it is still on its way. */
export function FilePreviewTable({ preview }: { preview: FilePreview }) {
  const { columns, rows } = preview;
  return (
    <section
      aria-label="First rows"
      tabIndex={0}
      className="mt-2 max-h-56 overflow-auto rounded-md border border-line"
    >
      <table className="min-w-full border-collapse text-xs tabular-nums">
        <thead className="sticky top-0 bg-sunken">
          <tr>
            {columns.map((column, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, places don't
                key={index}
                scope="col"
                className={classNames(
                  'px-2 py-1 font-medium whitespace-nowrap',
                  isNumberType(column.type) ? 'text-right' : 'text-left',
                )}
              >
                <TypeMark type={column.type} /> {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownRows).map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
            <tr key={rowIndex} className="border-t border-line">
              {columns.map((column, index) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: as in the header
                  key={index}
                  className={classNames(
                    'max-w-56 truncate px-2 py-0.5',
                    isNumberType(column.type) && 'text-right',
                  )}
                >
                  {formatCell(row[index] ?? null, column) ?? <Missing />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
