import { z } from 'zod';
import { type AdkRoute, defineRoute } from '#lib/adk/index.ts';
import { type DescribedRoute, describeApi } from './describe-api.ts';
import { docsPage } from './docs-page.ts';

/** The description of routes, for programs and for people. */
export function docsRoutes(routes: readonly DescribedRoute[]): readonly AdkRoute[] {
  const document = describeApi(routes);
  return [
    defineRoute(
      {
        method: 'GET',
        path: '/openapi.json',
        summary: 'This description',
        answer: z.record(z.string(), z.unknown()),
      },
      () => document,
    ),
    defineRoute(
      { method: 'GET', path: '/docs', summary: 'This description as a page', answer: z.string() },
      () =>
        new Response(docsPage(document), {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy':
              "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          },
        }),
    ),
  ];
}
