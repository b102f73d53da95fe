'use client';

import { useId } from 'react';
import { useCurrentSession } from '#components/page/session-context.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { useMe } from '#lib/client/index.ts';
import type { Me } from '#lib/contracts/index.ts';
import { askCommand } from './ask-command.ts';
import { CopyLine } from './copy-line.tsx';

/** Lets programs that speak ADK's wire act in the person's sessions, and says how they do. */
export function ApiAccess() {
  const { me, error, setApiAccess } = useMe();
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="space-y-3">
      <div className="flex items-start justify-between gap-4">
        <div>
          <h3 id={titleId} className="font-medium">
            API access
          </h3>
          <p className="text-[0.8125rem] text-ink-soft">
            Scripts and clients of ADK’s API server may ask in your sessions, read their answers and figures,
            and delete them. What they do shows here as it happens.
          </p>
        </div>
        {me ? (
          <Switch label="API access" isOn={me.apiAccess} onChange={setApiAccess} />
        ) : (
          !error && <Spinner />
        )}
      </div>
      {error && (
        <p role="alert" className="text-[0.8125rem] text-danger">
          {error.message}
        </p>
      )}
      {me?.apiAccess && <HowToCall me={me} />}
    </section>
  );
}

function HowToCall({ me }: { me: Me }) {
  const { session } = useCurrentSession();
  const command = askCommand(me, { origin: window.location.origin, sessionId: session.id });
  return (
    <div className="space-y-3">
      <CopyLine label="Your user id" text={me.userId} />
      <CopyLine label="Ask in this session" text={command} />
      <p className="text-[0.8125rem] text-ink-soft">
        {me.tokenRequired && 'The token is the PLOTLINE_API_TOKEN of this installation. '}
        All calls:{' '}
        <a className="text-accent underline underline-offset-2" href="/docs">
          API reference
        </a>
      </p>
    </div>
  );
}
