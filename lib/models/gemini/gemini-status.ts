import { z } from 'zod';

/** The error body of Google's APIs (google.rpc.Status), as far as it is read. */
export type GeminiStatus = {
  /** The HTTP status, of the answer or of an error event in the stream. */
  code: number;
  /** `RESOURCE_EXHAUSTED` and its like; empty where the body was not Google's. */
  status: string;
  message: string;
  isJson: boolean;
  reasons: string[];
  retryAfterSeconds: number | undefined;
  quotaIds: string[];
  hasDetails: boolean;
};

const Detail = z.looseObject({
  reason: z.string().optional(),
  retryDelay: z.string().optional(),
  violations: z
    .array(z.looseObject({ quotaId: z.string().optional(), quotaMetric: z.string().optional() }))
    .optional(),
});

const Body = z.object({
  error: z.looseObject({
    code: z.number().optional(),
    status: z.string().default(''),
    message: z.string().default(''),
    details: z.array(Detail).default([]).catch([]),
  }),
});

/**
 * Reads the SDK's `ApiError`, whose `message` is the body as text, behind `got status: X. ` for an error event
 * of a stream, and which may hold a proxy's HTML page as a string in `error.message`. null for other errors.
 */
export function readGeminiStatus(error: unknown): GeminiStatus | null {
  if (!(error instanceof Error) || error.name !== 'ApiError' || !('status' in error)) return null;
  const code = Number(error.status);
  const body = Body.safeParse(parseJson(error.message.replace(/^got status: [^{]*/, '')));
  if (!body.success) return { ...unread, code, message: error.message };
  const { status, message, details } = body.data.error;
  const inner = Body.safeParse(parseJson(message));
  const source = inner.success ? inner.data.error : { status, message, details };
  return {
    code,
    status: source.status,
    message: source.message,
    isJson: !/^\s*</.test(source.message),
    reasons: source.details.flatMap(({ reason }) => reason ?? []),
    retryAfterSeconds: source.details.map(({ retryDelay }) => readDuration(retryDelay)).find(Boolean),
    quotaIds: source.details.flatMap(({ violations = [] }) =>
      violations.map(({ quotaId, quotaMetric }) => quotaId ?? quotaMetric ?? ''),
    ),
    hasDetails: source.details.length > 0,
  };
}

const unread: Omit<GeminiStatus, 'code' | 'message'> = {
  status: '',
  isJson: false,
  reasons: [],
  retryAfterSeconds: undefined,
  quotaIds: [],
  hasDetails: false,
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** protobuf's Duration as JSON: `"34.074824224s"` → 35. */
function readDuration(text: string | undefined): number | undefined {
  const seconds = Number.parseFloat(text ?? '');
  return Number.isFinite(seconds) ? Math.ceil(seconds) : undefined;
}
