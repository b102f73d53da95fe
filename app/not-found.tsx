import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6">
      <h1 className="text-xl font-semibold tracking-tight">There is nothing here</h1>
      <p className="mt-1.5 text-ink-soft">
        The session may have been deleted, or it belongs to another browser’s user.
      </p>
      <p className="mt-5">
        <Link href="/" prefetch={false} className="font-medium text-accent underline underline-offset-4">
          Go to your sessions
        </Link>
      </p>
    </main>
  );
}
