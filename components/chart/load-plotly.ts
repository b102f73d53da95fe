import type { Plotly as Library } from './plotly.ts';

declare global {
  var Plotly: Library | undefined;
}

type Bundle = 'cartesian' | 'strict';

const loaded = new Map<Bundle, Promise<Library>>();

/** Plotly for a figure: the small bundle, or the large one where something is drawn by WebGL. */
export function loadPlotly({ needsWebgl }: { needsWebgl: boolean }): Promise<Library> {
  const bundle = needsWebgl ? 'strict' : 'cartesian';
  const known = loaded.get(bundle);
  if (known) return known;
  const loading = load(addressOf(bundle));
  loaded.set(bundle, loading);
  loading.catch(() => loaded.delete(bundle));
  return loading;
}

/** As files of their own: megabytes that are minified already, which the bundler would only read and write again. */
function addressOf(bundle: Bundle): string {
  return bundle === 'strict'
    ? new URL('plotly.js/dist/plotly-strict.min.js', import.meta.url).href
    : new URL('plotly.js/dist/plotly-cartesian.min.js', import.meta.url).href;
}

/** A script that leaves its library in `Plotly`, where the next one may put another. */
function load(address: string): Promise<Library> {
  const { promise, resolve, reject } = Promise.withResolvers<Library>();
  const script = document.createElement('script');
  script.src = address;
  script.async = true;
  script.onload = () => (globalThis.Plotly ? resolve(globalThis.Plotly) : script.onerror?.(''));
  script.onerror = () => {
    script.remove();
    reject(new Error('The drawing library could not be loaded. Reload the page.'));
  };
  document.head.append(script);
  return promise;
}
