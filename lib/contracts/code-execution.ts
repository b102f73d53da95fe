import { z } from 'zod';

/** How far an installation of Python is. Of things that are counted, `done` of `total` are through. */
export const InstallProgress = z.object({
  step: z.string(),
  done: z.number().int().optional(),
  total: z.number().int().optional(),
});
export type InstallProgress = z.infer<typeof InstallProgress>;

/** The installation of Python for the server's own sandbox; there is one for all who use the server. */
export const PythonInstall = z.object({
  /** null while none is under way. */
  progress: InstallProgress.nullable(),
  /** Why the last attempt failed. */
  failure: z.string().nullable(),
});
export type PythonInstall = z.infer<typeof PythonInstall>;

/** Where code of code mode runs. */
export const CodeExecution = z.object({
  /** `installable`: all that is missing is Python, which can be installed from the page. */
  status: z.enum(['available', 'installable', 'installing', 'unavailable']),
  /** `gemini-builtin`: Gemini writes code and runs it on Google's servers; code of a person can't run there. */
  executor: z.enum(['local', 'azure', 'piston', 'gemini-builtin']).nullable(),
  /** Of Python, where it is known. */
  version: z.string().nullable(),
  /** Why code mode is off, and what to install. */
  reason: z.string().nullable(),
  /** Where it is `installable` or `installing`. */
  install: PythonInstall.nullable(),
});
export type CodeExecution = z.infer<typeof CodeExecution>;
