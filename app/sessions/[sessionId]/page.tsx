import { cookies } from 'next/headers';
import { layoutCookie, parseLayout } from '#components/page/layout.ts';
import { PlotlinePage } from '#components/page/plotline-page.tsx';
import { loadPage } from '#lib/server/index.ts';

/** The session of the address. */
export default async function SessionPage({ params }: { params: Promise<{ sessionId: string }> }) {
  const { sessionId } = await params;
  const layout = parseLayout((await cookies()).get(layoutCookie)?.value);
  return <PlotlinePage page={await loadPage(sessionId)} layout={layout} />;
}
