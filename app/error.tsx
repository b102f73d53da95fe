'use client';

import { Button } from '#components/ui/button.tsx';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6">
      <h1 className="text-xl font-semibold tracking-tight">The page could not be shown</h1>
      <p role="alert" className="mt-1.5 text-ink-soft">
        Your data and your conversation are safe on the server. Try again; if it stays like this, look at the
        server’s log{error.digest ? ` for ${error.digest}` : ''}.
      </p>
      <p className="mt-5">
        <Button look="primary" size="medium" onClick={reset}>
          Try again
        </Button>
      </p>
    </main>
  );
}
