/** An answer that ADK's server gives in place of a result: its status and what stands under `detail`. */
export class WireError extends Error {
  readonly status: number;
  readonly detail: unknown;
  readonly headers: Record<string, string>;

  constructor(status: number, detail: unknown, headers: Record<string, string> = {}) {
    super(typeof detail === 'string' ? detail : `The wire answers ${status}`);
    this.name = 'WireError';
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}
