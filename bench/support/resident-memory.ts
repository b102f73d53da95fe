import { readFile } from 'node:fs/promises';

/** Resident memory of a process and all below it, in MB (Linux). */
export async function residentMemory(pid: number): Promise<number> {
  const pids = await withChildren(pid);
  const sizes = await Promise.all(pids.map(ownMemory));
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}

/** Watches the memory of a process until `stop`, which gives the highest value seen, in MB. */
export function watchMemory(pid: number): { stop: () => Promise<number> } {
  let peak = 0;
  let isOn = true;
  const watching = (async () => {
    while (isOn) {
      peak = Math.max(peak, await residentMemory(pid));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  return {
    stop: async () => {
      isOn = false;
      await watching;
      return peak;
    },
  };
}

async function withChildren(pid: number): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = listed.split(' ').filter(Boolean).map(Number);
  return [pid, ...(await Promise.all(children.map(withChildren))).flat()];
}

async function ownMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
}
