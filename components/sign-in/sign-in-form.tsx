'use client';

import '#components/page/without-eval.ts';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Alert } from '#components/ui/notice.tsx';
import { signIn } from '#lib/client/index.ts';

/** Asks for the installation's password. */
export function SignInForm() {
  const [password, setPassword] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsSending(true);
    setError(null);
    try {
      await signIn(password);
      window.location.assign('/');
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : 'Signing in did not work. Try again.');
      setIsSending(false);
    }
  };
  return (
    <form method="post" onSubmit={submit} className="space-y-4">
      <label className="block">
        <span className="mb-1 block text-[0.8125rem] font-medium">Password</span>
        <input
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          className="h-10 w-full rounded-md border border-line-strong bg-surface px-3"
        />
      </label>
      {error && <Alert>{error}</Alert>}
      <Button
        look="primary"
        size="medium"
        type="submit"
        disabled={isSending || password === ''}
        className="w-full"
      >
        {isSending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}
