import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** `spillDirectory` must exist; an instance that spills makes a folder of its own in it. */
export type InstanceSettings = { memoryMb: number; threads: number; spillDirectory: string };

/** So that one query can't fill the disk; DuckDB's own limit is nine tenths of what is free. */
export const mostSpilled = '8.0 GiB';

/**
 * DuckDB's configuration of every instance: nothing is loaded from outside, and a file's
 * bytes are not kept between queries (the system's page cache does that for all instances together).
 */
export function instanceConfig(
  settings: InstanceSettings,
): Record<string, string> & { temp_directory: string } {
  return {
    memory_limit: `${settings.memoryMb}MiB`,
    threads: String(settings.threads),
    temp_directory: join(settings.spillDirectory, randomUUID()),
    max_temp_directory_size: mostSpilled,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
    enable_external_file_cache: 'false',
  };
}
