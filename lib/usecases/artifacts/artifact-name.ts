import { PlotlineError } from '#lib/base/index.ts';

/** Fails with `bad_request` where a name would lead out of its place. It never names a file on the disk. */
export function checkArtifactName(name: string): void {
  const path = name.replace(/^user:/, '');
  if (path.trim() === '') throw refusal('Artifact filename must not be empty.');
  if (/^[\\/]/.test(path)) {
    throw refusal(
      `Absolute artifact filename '${name}' is not permitted; provide a path relative to the storage scope.`,
    );
  }
  if (path.split(/[\\/]/).includes('..')) {
    throw refusal(`Artifact filename '${name}' must not contain parent traversal.`);
  }
}

function refusal(message: string): PlotlineError {
  return new PlotlineError('bad_request', message);
}
