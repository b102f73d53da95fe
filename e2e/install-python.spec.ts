import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandbox } from './support/sandbox.ts';
import { seriousViolations } from './support/serious-violations.ts';
import { ask, codeSwitch, expectChart, open, sales, uploadAndWait } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(() => test.skip(sandbox.isMissing, sandbox.reason));

test.use({
  environment: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const home = await mkdtemp(join(tmpdir(), 'plotline-python-'));
      await writeFile(join(home, 'python'), interpreter(home));
      await chmod(join(home, 'python'), 0o755);
      await use({ PYTHON: join(home, 'python'), PLOTLINE_PYTHON_ENV: join(home, 'environment') });
      await rm(home, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

/**
 * Stands for an interpreter with pip: its first download breaks off, the next waits until the test has seen it, and
 * what it makes is a copy of the environment that is installed on this machine.
 */
function interpreter(home: string): string {
  return `#!/bin/sh
case "$*" in
  *sys.platform*) echo 3 12 linux cpython;;
  *download*)
    if [ ! -e "${home}/tried" ]; then
      touch "${home}/tried"; echo "ERROR: No route to the package index." >&2; exit 1
    fi
    echo "Collecting numpy==1"; echo "Collecting pandas==1"
    while [ ! -e "${home}/seen" ]; do sleep 0.1; done
    echo "Collecting plotly==1";;
  *prepare_environment*)
    for last in "$@"; do :; done
    cp -al "${sandbox.environment.PLOTLINE_PYTHON_ENV}/." "$last" 2>/dev/null || cp -a "${sandbox.environment.PLOTLINE_PYTHON_ENV}/." "$last"
    rm -f "$last/stamp.json";;
esac
`;
}

test('Where Python is missing the switch offers to install it, says why it failed, shows how far it is in every tab, and goes on', async ({
  page,
  context,
  environment,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await codeSwitch(page).click();
  const dialog = page.getByRole('dialog', { name: 'Install Python' });
  await expect(dialog).toContainText('about 100 MB');
  await dialog.getByRole('button', { name: 'Install' }).click();
  await expect(dialog.getByRole('alert')).toContainText('No route to the package index');
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog).toContainText('Downloading pandas');
  const other = await context.newPage();
  await open(other);
  await expect(other.getByRole('progressbar', { name: 'Installing Python' })).toBeVisible();
  await writeFile(join(environment.PYTHON ?? '', '../seen'), '');
  await expect(codeSwitch(page)).toBeChecked({ timeout: 60_000 });
  await expect(dialog).toBeHidden();
  await expect(other.getByRole('progressbar', { name: 'Installing Python' })).toBeHidden();
  await expectChart(await ask(page, 'total sales by region'));
});
