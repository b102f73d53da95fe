const mostKeys = 100_000;
const mostLists = 400_000;
const deepest = 200;

const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];
const [list, listEnd, object, objectEnd] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether JSON can be read without holding the server up: numbers and texts are quick, keys and nesting are not.
 * Looks at each byte once, some ten milliseconds for the longest message; says nothing of whether it is JSON.
 */
export function isLightJson(bytes: Uint8Array): boolean {
  let [keys, lists, depth] = [0, 0, 0];
  for (let place = 0; place < bytes.length; place += 1) {
    switch (bytes[place]) {
      case quote:
        place = endOfText(bytes, place);
        break;
      case colon:
        keys += 1;
        break;
      case list:
      case object:
        lists += 1;
        depth += 1;
        if (depth > deepest) return false;
        break;
      case listEnd:
      case objectEnd:
        depth -= 1;
        break;
    }
  }
  return keys <= mostKeys && lists <= mostLists;
}

function endOfText(bytes: Uint8Array, start: number): number {
  let place = start + 1;
  while (place < bytes.length && bytes[place] !== quote) place += bytes[place] === backslash ? 2 : 1;
  return place;
}
