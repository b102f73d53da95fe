import type { Installation } from '#lib/contracts/index.ts';
import type { Environment } from './environment.ts';

/** What this installation offers, and what it does not with the reason. */
export function describeInstallation(environment: Environment): Installation {
  const { analyst, geminiKey, maxUploadBytes, password } = environment;
  const reason = whyNoGemini(environment);
  return {
    analysts: [
      { name: 'builtin', available: true, reason: null },
      { name: 'gemini', available: reason === null, reason },
    ],
    defaultAnalyst: analyst !== 'builtin' && geminiKey ? 'gemini' : 'builtin',
    maxUploadBytes,
    passwordRequired: password !== null,
  };
}

function whyNoGemini({ analyst, geminiKey }: Environment): string | null {
  if (!geminiKey) return 'No key is set. Set GEMINI_API_KEY and start Plotline again.';
  if (analyst === 'builtin') return 'This installation answers with the built-in analyst only.';
  return null;
}
