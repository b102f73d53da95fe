import type { Metadata } from 'next';
import { SignInForm } from '#components/sign-in/sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default function LoginPage() {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-6 py-12">
      {/* biome-ignore lint/performance/noImgElement: a vector of a few bytes needs no optimiser */}
      <img src="/icon.svg" alt="" className="mb-4 size-9" />
      <h1 className="text-xl font-semibold tracking-tight">Sign in to Plotline</h1>
      <p className="mt-1 mb-6 text-ink-soft">This installation is protected by a password.</p>
      <SignInForm />
    </main>
  );
}
