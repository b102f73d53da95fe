'use client';

import './globals.css';

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6">
          <h1 className="text-xl font-semibold">Plotline could not be shown</h1>
          <p role="alert" className="mt-1.5">
            Your data and your conversation are safe on the server.
          </p>
          <p className="mt-5">
            <button type="button" onClick={reset} className="font-medium underline">
              Try again
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
