/** The parameters of an address that fits a template, or null. */
export type MatchPath = (path: string) => Record<string, string> | null;

/** `/a/{name}` takes one step of the address, `/a/{name:path}` one or more. */
export function compilePath(template: string): MatchPath {
  const names: string[] = [];
  const source = template.replace(/\{(\w+)(:path)?\}|[^{]+/g, (text, name?: string, rest?: string) => {
    if (name === undefined) return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(name);
    return rest === undefined ? '([^/]+)' : '(.+)';
  });
  const pattern = new RegExp(`^${source}$`, 's');
  return (path) => {
    const found = pattern.exec(path);
    if (!found) return null;
    return Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']));
  };
}
