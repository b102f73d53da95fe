import { cookies } from 'next/headers';
import { layoutCookie, parseLayout } from '#components/page/layout.ts';
import { PlotlinePage } from '#components/page/plotline-page.tsx';
import { loadPage } from '#lib/server/index.ts';

/** The session of the cookie. */
export default async function HomePage() {
  const layout = parseLayout((await cookies()).get(layoutCookie)?.value);
  return <PlotlinePage page={await loadPage()} layout={layout} />;
}
