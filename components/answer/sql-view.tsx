'use client';

import { usePlotline } from '#components/page/session-context.tsx';
import { SourceView } from './source-view.tsx';

/** The query of a Result, to be read, changed and run (it can only read). */
export function SqlView({ sql }: { sql: string }) {
  const { ask } = usePlotline();
  return (
    <SourceView
      language="SQL"
      source={sql}
      note="Edit and run it: queries can only read."
      onRun={(text) => void ask({ sql: text })}
    />
  );
}
