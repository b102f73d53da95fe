'use client';

export type Notification = {
  text: string;
  /** What can be done about it. */
  action?: { label: string; run: () => void };
  durationMs?: number;
};

type Listener = () => void;
let isWanted = false;
const listeners = new Set<Listener>();

/** Whether anything was ever said: the toaster is loaded with the first notification. */
export const toasterWanted = {
  subscribe(listener: Listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => isWanted,
};

function wantToaster(): void {
  isWanted = true;
  for (const listener of listeners) listener();
}

/** Says that something was done. Resolves with a function that takes it back off the screen. */
export async function notify({ text, action, durationMs }: Notification): Promise<() => void> {
  wantToaster();
  const { toast } = await import('sonner');
  const id = toast(text, {
    ...(durationMs && { duration: durationMs }),
    ...(action && { action: { label: action.label, onClick: action.run } }),
  });
  return () => void toast.dismiss(id);
}

/** Says that something failed, in the error's own words. */
export async function notifyError(error: unknown): Promise<void> {
  wantToaster();
  const { toast } = await import('sonner');
  toast.error(error instanceof Error ? error.message : 'That did not work. Try again.', { duration: 10_000 });
}
