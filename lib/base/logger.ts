import pino from 'pino';

export type Logger = pino.Logger;

/** Writes one JSON line for each entry to standard error, so that standard output stays free for answers. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
