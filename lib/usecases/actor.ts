import type { UserId } from '#lib/base/index.ts';

/** Who asks. Every use-case takes it first and checks what it owns before the first write. */
export type Actor = { userId: UserId };
