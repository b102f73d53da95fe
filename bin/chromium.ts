import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LaunchOptions } from 'playwright';

const graphics = ['--ignore-gpu-blocklist', '--use-gl=angle', '--use-angle=swiftshader'];
const args = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--font-render-hinting=none',
  '--disable-dev-shm-usage',
  ...graphics,
];

/**
 * How to launch a Chromium: the one that `PLAYWRIGHT_CHROMIUM_PATH` names; else, on Linux, the one out of npm with
 * the libraries and fonts that a bare machine lacks; else whichever Playwright has.
 */
export async function chromiumLaunchOptions(): Promise<LaunchOptions> {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (given) return { executablePath: given, args };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { args };
  const folder = await unpackedChromium();
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: {
      ...definedEnvironment(),
      HOME: folder,
      TMPDIR: folder,
      FONTCONFIG_PATH: join(folder, 'fonts'),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  };
}

/** A folder of its own for each version and user: the package would take any `/tmp/chromium` for its own. */
async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(chromiumPackage(), 'package.json'), 'utf8'));
  const folder = join(tmpdir(), `plotline-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true });
  await unpackInto(draft);
  await writeFile(join(draft, 'fonts', 'fonts.conf'), fontsConfiguration(folder));
  await rename(draft, folder).catch(async (error: Error) => {
    // Another process was first; its copy is as good.
    await rm(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

/** Looked for when it is needed: an image that only serves goes without. */
function chromiumPackage(): string {
  return fileURLToPath(new URL('..', import.meta.resolve('@sparticuz/chromium')));
}

async function unpackInto(folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(join(chromiumPackage(), 'bin', name));
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The package's own configuration looks for the fonts in a Lambda's folders. */
function fontsConfiguration(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  ].join('\n');
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
