type Command = (args: string[]) => Promise<number>;

const commands: Record<string, () => Promise<Command>> = {
  ask: async () => (await import('./commands/ask.ts')).runAsk,
  import: async () => (await import('./commands/import.ts')).runImport,
};

async function runCommand([command = '', ...args]: string[]): Promise<number> {
  const load = commands[command];
  if (load !== undefined) return (await load())(args);
  console.error(`usage: plotline ${Object.keys(commands).join('|')} …`);
  return 2;
}

process.exitCode = await runCommand(process.argv.slice(2));

export {};
