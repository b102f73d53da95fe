'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notifyError } from '#components/ui/notify.ts';

/** Text to take elsewhere: shown whole, copied with one click. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(text).then(() => setCopied(true), notifyError);
  };
  return (
    <div>
      <p className="mb-1 text-[0.8125rem] font-medium">{label}</p>
      <div className="flex items-start gap-1 rounded-md border border-line bg-sunken p-1 pl-2.5">
        <code className="min-w-0 flex-1 max-h-64 overflow-auto py-1 font-mono text-xs break-words whitespace-pre-wrap">
          {text}
        </code>
        <IconButton
          label={isCopied ? `${label}: copied` : `Copy: ${label}`}
          icon={isCopied ? Check : Copy}
          size="smallIcon"
          onClick={copy}
        />
      </div>
    </div>
  );
}
