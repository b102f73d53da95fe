export type JsonProblem = { position: number; reason: string };

/** Where a text stops being JSON, and why, in the words of Python's `json` (CPython, `Lib/json/decoder.py`). */
export function findJsonProblem(text: string): JsonProblem {
  try {
    const reader = new Reader(text);
    reader.skipBlanks();
    reader.readValue();
    reader.skipBlanks();
    return { position: reader.at, reason: 'Extra data' };
  } catch (problem) {
    if (problem instanceof Problem) return { position: problem.position, reason: problem.message };
    throw problem;
  }
}

class Problem extends Error {
  readonly position: number;

  constructor(position: number, reason: string) {
    super(reason);
    this.position = position;
  }
}

const deepest = 1000;

class Reader {
  at = 0;
  readonly #text: string;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  skipBlanks(): void {
    while (' \t\n\r'.includes(this.#text.charAt(this.at) || 'x')) this.at += 1;
  }

  readValue(): void {
    const next = this.#text.charAt(this.at);
    if (next === '"') this.#readString();
    else if (next === '{') this.#nested(() => this.#readObject());
    else if (next === '[') this.#nested(() => this.#readArray());
    else this.#readPlain();
  }

  #readPlain(): void {
    const plain = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)/y;
    plain.lastIndex = this.at;
    const found = plain.exec(this.#text);
    if (!found) throw new Problem(this.at, 'Expecting value');
    this.at += found[0].length;
  }

  #nested(read: () => void): void {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Problem(this.at, 'Too many levels');
    this.at += 1;
    read();
    this.#depth -= 1;
  }

  #readObject(): void {
    this.skipBlanks();
    if (this.#take('}')) return;
    for (;;) {
      if (this.#text.charAt(this.at) !== '"') {
        throw new Problem(this.at, 'Expecting property name enclosed in double quotes');
      }
      this.#readString();
      this.skipBlanks();
      if (!this.#take(':')) throw new Problem(this.at, "Expecting ':' delimiter");
      this.skipBlanks();
      this.readValue();
      if (this.#endsAfter('}')) return;
    }
  }

  #readArray(): void {
    this.skipBlanks();
    if (this.#take(']')) return;
    for (;;) {
      this.readValue();
      if (this.#endsAfter(']')) return;
    }
  }

  #endsAfter(closing: string): boolean {
    this.skipBlanks();
    if (this.#take(closing)) return true;
    if (!this.#take(',')) throw new Problem(this.at, "Expecting ',' delimiter");
    this.skipBlanks();
    return false;
  }

  #readString(): void {
    const begin = this.at;
    for (this.at += 1; ; this.at += 1) {
      const next = this.#text.charAt(this.at);
      if (next === '') throw new Problem(begin, 'Unterminated string starting at');
      if (next === '"') break;
      if (next < ' ') throw new Problem(this.at, 'Invalid control character at');
      if (next === '\\') this.#escape();
    }
    this.at += 1;
  }

  #escape(): void {
    const begin = this.at;
    this.at += 1;
    const kind = this.#text.charAt(this.at);
    if (kind === 'u') {
      if (!/^[0-9a-f]{4}$/i.test(this.#text.slice(this.at + 1, this.at + 5))) {
        throw new Problem(this.at + 1, 'Invalid \\uXXXX escape');
      }
      this.at += 4;
    } else if (!'"\\/bfnrt'.includes(kind)) {
      throw new Problem(begin, 'Invalid \\escape');
    }
  }

  #take(wanted: string): boolean {
    if (this.#text.charAt(this.at) !== wanted) return false;
    this.at += 1;
    return true;
  }
}
