import { toPythonName } from './names.ts';

/** Python being written: one statement an entry, imports and taken names kept apart. */
export class PythonScript {
  readonly #lines: string[] = [];
  readonly #imports = new Set<string>();
  readonly #taken: Set<string>;
  readonly #large: string[] = [];

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken);
  }

  /** A statement, which may span lines. */
  add(statement: string): void {
    this.#lines.push(statement);
  }

  /** An empty line before the next part. */
  blank(): void {
    if (this.#lines.length > 0) this.#lines.push('');
  }

  import(
    module:
      | 'pandas as pd'
      | 'numpy as np'
      | 'scipy.stats'
      | 'plotly.express as px'
      | 'plotly.graph_objects as go',
  ): void {
    this.#imports.add(`import ${module}`);
  }

  /** A variable's name that nothing else has, made of the text. */
  name(text: string): string {
    const base = toPythonName(text);
    let name = base;
    for (let copy = 2; this.#taken.has(name); copy += 1) name = `${base}_${copy}`;
    this.#taken.add(name);
    return name;
  }

  /** A variable's name for what is as large as the table. */
  largeName(text: string): string {
    const name = this.name(text);
    this.#large.push(name);
    return name;
  }

  /** Lets go of what is large, which an interpreter would else keep for the next run. */
  forget(): void {
    if (this.#large.length > 0) this.add(`del ${this.#large.join(', ')}`);
  }

  /** Imports first, then the statements. */
  toString(): string {
    const imports = [...this.#imports].sort();
    return [...imports, ...(imports.length === 0 ? [] : ['']), ...this.#lines].join('\n');
  }
}
