'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Alert } from '#components/ui/notice.tsx';
import { usePythonInstall } from '#lib/client/index.ts';
import { InstallProgress } from './install-progress.tsx';

type InstallPythonDialogProps = { onInstall: () => Promise<void>; onClose: () => void };

/** Says what would be installed and where, and how far it is. */
export default function InstallPythonDialog({ onInstall, onClose }: InstallPythonDialogProps) {
  const install = usePythonInstall();
  const [error, setError] = useState<string | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  const begin = async () => {
    setBeginning(true);
    setError(null);
    await onInstall().catch((cause: unknown) =>
      setError(cause instanceof Error ? cause.message : 'It could not be begun. Try again.'),
    );
    setBeginning(false);
  };
  const failure = error ?? install?.failure ?? null;
  return (
    <Dialog
      title="Install Python"
      description="Code runs in a sandbox on this server, which needs Python libraries of its own."
      isOpen
      onClose={onClose}
    >
      <dl className="mb-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-[0.8125rem] [&_dt]:text-ink-faint">
        <dt>What</dt>
        <dd>
          pandas, NumPy, SciPy, statsmodels, scikit-learn, Plotly, Matplotlib and seaborn, in fixed versions
        </dd>
        <dt>Download</dt>
        <dd>about 100 MB from the server’s Python package index; 500 MB on its disk</dd>
        <dt>Where to</dt>
        <dd>the server’s own disk; nothing comes onto your machine</dd>
        <dt>For whom</dt>
        <dd>everyone who uses this server; it is done once</dd>
      </dl>
      {install?.progress ? (
        <>
          <InstallProgress progress={install.progress} />
          <p className="mt-2 text-xs text-ink-faint">
            It goes on when this is closed, and code execution is switched on when it is done.
          </p>
        </>
      ) : (
        failure && <Alert>{failure}</Alert>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button look="outline" size="medium" onClick={onClose}>
          {install?.progress ? 'Close' : 'Cancel'}
        </Button>
        {!install?.progress && (
          <Button look="primary" size="medium" disabled={isBeginning} onClick={begin}>
            {failure ? 'Try again' : 'Install'}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
