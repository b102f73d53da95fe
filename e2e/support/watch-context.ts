import type { BrowserContext } from '@playwright/test';

/** What a browser context did that no page of Plotline may do. */
export type Watch = {
  problems: () => string[];
  /** Leaves out problems that the test causes on purpose. */
  expectProblem: (pattern: RegExp) => void;
};

/** Collects policy violations, requests to other hosts and uncaught errors of all pages of `context`. */
export async function watchContext(context: BrowserContext, home: string): Promise<Watch> {
  const problems: string[] = [];
  const expected: RegExp[] = [];
  await context.exposeFunction('plotlineViolation', (text: string) => problems.push(`policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(window, 'plotlineViolation');
      report(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  context.on('request', (request) => {
    const isLocal = request.url().startsWith(`${home}/`) || /^(data|blob|about):/.test(request.url());
    if (!isLocal) problems.push(`foreign host: ${request.url()}`);
  });
  context.on('weberror', (event) => problems.push(`uncaught: ${event.error().message}`));
  context.on('console', (message) => {
    if (/hydrat|Content Security Policy/i.test(message.text())) problems.push(`console: ${message.text()}`);
  });
  return {
    problems: () => problems.filter((problem) => !expected.some((pattern) => pattern.test(problem))),
    expectProblem: (pattern) => expected.push(pattern),
  };
}
