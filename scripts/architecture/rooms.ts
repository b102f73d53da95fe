/** A room of `lib/`: what it is for, and the rooms whose doors it may use. */
export type Room = { name: string; sentence: string; mayImport: readonly string[] };

const pure = ['base', 'datasets', 'analysis', 'charts'];
const working = ['language', 'contracts', 'files', 'engine', 'imports', 'executors', 'models', 'agents'];

/** Lowest first: a room imports only from rooms above it in this list. */
export const rooms: readonly Room[] = [
  {
    name: 'base',
    sentence:
      'What every room needs and none owns: ids, errors, assertions, the clock, the log, number formats.',
    mayImport: [],
  },
  {
    name: 'datasets',
    sentence:
      'Decides what a table is and how bytes become one. Reads no file, runs no SQL, works in the browser.',
    mayImport: ['base'],
  },
  {
    name: 'analysis',
    sentence: 'The typed plan of a question, its SQL, its statistics and the ledger of its numbers.',
    mayImport: ['base', 'datasets'],
  },
  {
    name: 'charts',
    sentence: 'Chooses and validates charts over a result, and makes Plotly figures of them.',
    mayImport: ['base', 'datasets', 'analysis'],
  },
  {
    name: 'language',
    sentence:
      "Reads a question against a table's columns: a reading, or the reason why there is none. No I/O.",
    mayImport: ['base', 'datasets', 'analysis', 'charts'],
  },
  {
    name: 'contracts',
    sentence: 'Schemas of all that crosses HTTP, a stream or a tool call. Works in the browser.',
    mayImport: [...pure, 'language'],
  },
  { name: 'files', sentence: 'Bytes by key on the disk.', mayImport: ['base'] },
  {
    name: 'engine',
    sentence: 'Runs SQL over datasets in locked, limited DuckDB instances and writes Parquet.',
    mayImport: ['base', 'datasets', 'files'],
  },
  {
    name: 'imports',
    sentence: 'Turns an upload into a dataset: sniff, load, type, profile, receipt.',
    mayImport: ['base', 'datasets', 'analysis', 'engine', 'files'],
  },
  {
    name: 'executors',
    sentence: 'Runs generated Python away from the server.',
    mayImport: ['base', 'datasets', 'contracts', 'files'],
  },
  {
    name: 'models',
    sentence: "The port to a language model, and Gemini behind it. The SDK's types end here.",
    mayImport: ['base', 'contracts'],
  },
  {
    name: 'agents',
    sentence: 'A question in, events out: the turn loop, the analysts and their tools.',
    mayImport: [...pure, 'language', 'contracts', 'engine', 'executors', 'models'],
  },
  {
    name: 'usecases',
    sentence: 'What a person can do, one file each, the actor first. Declares the stores it needs.',
    mayImport: [...pure, ...working],
  },
  {
    name: 'db',
    sentence: 'Implements the stores and the bus; the only room that knows tables.',
    mayImport: ['base', 'contracts', 'datasets', 'usecases'],
  },
  {
    name: 'adk',
    sentence: "ADK's API server, mapped onto the use-cases.",
    mayImport: ['base', 'contracts', 'usecases'],
  },
  { name: 'mcp', sentence: 'MCP, mapped onto the use-cases.', mayImport: ['base', 'contracts', 'usecases'] },
  {
    name: 'server',
    sentence: 'Wires everything once; the front server, the routes, start-up and shutdown.',
    mayImport: [...pure, ...working, 'usecases', 'db', 'adk', 'mcp'],
  },
  {
    name: 'client',
    sentence: "The browser's half: fetch, the event stream, events into blocks, hooks.",
    mayImport: [...pure, 'language', 'contracts'],
  },
];

/** What runs in the browser enters other rooms by `browser.ts`, where there is one. */
export const browserPlaces: readonly string[] = ['client', 'components', 'components/ui'];

/** Code outside `lib/`, by its place: the rooms and places that it may import. `*` is every room. */
export const places: Readonly<Record<string, readonly string[]>> = {
  'components/ui': ['base'],
  components: ['components/ui', 'client', 'contracts', 'language', ...pure],
  app: ['components', 'components/ui', 'server'],
  bin: ['server', 'base', 'datasets', 'charts', 'engine', 'imports', 'agents'],
  // Only to launch the Chromium that `plotline ask --chart out.png` draws with.
  e2e: ['bin'],
  bench: ['*'],
  scripts: ['*'],
  samples: ['scripts'],
};
