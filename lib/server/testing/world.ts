import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** All rows of a server's database and all names of its files: equal before and after what changes nothing. */
export async function world(dataDir: string): Promise<unknown> {
  const database = new DatabaseSync(join(dataDir, 'plotline.db'), { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const rows = tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]);
  database.close();
  const files = await readdir(dataDir, { recursive: true });
  return { rows, files: files.filter((name) => !name.includes('plotline.db')).sort() };
}
