'use client';

import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePlotline } from '#components/page/session-context.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { artifactPath } from '#lib/client/index.ts';
import type { StoredFigure } from '#lib/contracts/index.ts';
import { CodeFigureMenu } from './code-figure-menu.tsx';

const PlotlyCanvas = dynamic(() => import('#components/chart/plotly-canvas.tsx'), { ssr: false });

/** A figure that code drew, from where the session keeps it. */
export function CodeFigure({ figure, number }: { figure: StoredFigure; number: number }) {
  const { sessionId } = usePlotline();
  const path = artifactPath(sessionId, figure.artifact, figure.version);
  const name = figure.title ?? `Figure ${number}`;
  return (
    <div>
      <div className="flex items-center gap-2 px-3.5 pt-2">
        <p className="flex-1 text-[0.8125rem] font-medium">{name}</p>
        {figure.mime === 'image/png' ? (
          <LinkButton href={path} download aria-label={`Download PNG of ${name}`}>
            <Download aria-hidden />
            PNG
          </LinkButton>
        ) : (
          <CodeFigureMenu figure={figure} name={name} path={path} />
        )}
      </div>
      {figure.mime === 'image/png' ? (
        <Picture path={path} name={name} figure={figure} />
      ) : (
        <PlotlyCanvas path={path} name={name} height={figure.height} hasHeading={figure.title !== null} />
      )}
      {figure.notes.length > 0 && (
        <p className="px-3.5 pb-2 text-xs text-ink-faint">{figure.notes.join(' ')}</p>
      )}
    </div>
  );
}

function Picture({ path, name, figure }: { path: string; name: string; figure: StoredFigure }) {
  const { width, height } = figure;
  return (
    <div className="grid place-items-center p-3">
      {/* biome-ignore lint/performance/noImgElement: it is kept as it was drawn */}
      <img
        src={path}
        alt={name}
        {...(width && height && { width, height })}
        className="h-auto max-w-full rounded bg-white"
      />
    </div>
  );
}
