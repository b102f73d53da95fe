import type { ApiDescription, Operation } from './describe-api.ts';

type Entry = { path: string; method: string; operation: Operation };

/** The API as a page of its own: no script, nothing from elsewhere. */
export function docsPage({ info, paths }: ApiDescription): string {
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const groups = Map.groupBy(entries, ({ operation }) => operation.tags[0] ?? '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)} API</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(info.title)} API</h1>
<p>${escapeHtml(info.description)} Machine-readable: <a href="/openapi.json">openapi.json</a>.</p>
${[...groups].map(([name, group]) => section(name, group)).join('\n')}
</main>
</body>
</html>
`;
}

function section(name: string, entries: readonly Entry[]): string {
  return `<h2>${escapeHtml(name)}</h2>\n${entries.map(describe).join('\n')}`;
}

function describe({ path, method, operation }: Entry): string {
  const { summary, parameters, requestBody, responses } = operation;
  const fields = parameters.map(
    ({ name, in: place, required }) =>
      `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${place}${required ? '' : ', optional'}</td></tr>`,
  );
  const statuses = Object.entries(responses).map(
    ([status, { description }]) =>
      `<tr><th scope="row">${status}</th><td>${escapeHtml(description)}</td></tr>`,
  );
  return `<details>
<summary><span class="method">${method}</span> <code>${escapeHtml(path)}</code> <span>${escapeHtml(summary)}</span></summary>
${fields.length > 0 ? `<h3>Parameters</h3>\n<table>${fields.join('')}</table>` : ''}
${requestBody ? `<h3>Body</h3>\n${schemas(requestBody.content)}` : ''}
<h3>Answer</h3>
${schemas(responses['200']?.content ?? {})}
<h3>Statuses</h3>
<table>${statuses.join('')}</table>
</details>`;
}

function schemas(content: Record<string, { schema: unknown }>): string {
  return Object.entries(content)
    .map(
      ([type, { schema }]) =>
        `<pre tabindex="0">${escapeHtml(`${type}\n${JSON.stringify(schema, null, 2)}`)}</pre>`,
    )
    .join('\n');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 58rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; } h3 { font-size: 0.85rem; margin: 1rem 0 0.25rem; }
details { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 8px; margin: 0.5rem 0; }
details[open] { padding-bottom: 0.75rem; } details > :not(summary) { margin-inline: 0.9rem; }
summary { cursor: pointer; padding: 0.5rem 0.9rem; overflow-wrap: anywhere; }
summary > span:last-child { opacity: 0.75; margin-left: 0.5rem; }
.method { display: inline-block; min-width: 4.2rem; font-weight: 600; font-size: 0.8rem; }
table { border-collapse: collapse; } th, td { text-align: left; padding: 0.15rem 1rem 0.15rem 0; font-weight: 400; vertical-align: top; }
pre { overflow-x: auto; max-height: 26rem; font-size: 0.8rem; padding: 0.6rem 0.8rem; border-radius: 6px; background: color-mix(in srgb, currentColor 7%, transparent); }
`;
