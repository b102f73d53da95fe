const comparator = /^(>=|<=|>|<|\^|~|=)?v?(\d+|[x*])(\.(\d+|[x*]))?(\.(\d+|[x*]))?([-+][\w.-]+)?$/i;

/**
 * Whether a selector (npm's semver ranges: `3.11`, `>=3.8 <4`, `^3 || 2.x`, `*`) can mean a Python 3. Which 3.x it
 * is does not matter: there is one, and the answer names it.
 */
export function matchesPython3(selector: string): boolean {
  return selector.split('||').some((set) => {
    const parts = set
      .trim()
      .replace(/(>=|<=|>|<|\^|~|=)\s+/g, '$1')
      .split(/\s+/);
    if (parts.length === 3 && parts[1] === '-') return allows(`>=${parts[0]}`) && allows(`<=${parts[2]}`);
    return parts.every(allows);
  });
}

function allows(part: string): boolean {
  const found = comparator.exec(part);
  if (!found) return part === '';
  const [, operator = '=', major = '', , minor] = found;
  if (!/\d/.test(major)) return true;
  const difference = Number(major) - 3;
  switch (operator) {
    case '>=':
      return difference <= 0;
    case '>':
      return difference < 0 || (difference === 0 && minor !== undefined);
    case '<=':
      return difference >= 0;
    case '<':
      return difference > 0 || (difference === 0 && Number(minor) > 0);
    default:
      return difference === 0;
  }
}
