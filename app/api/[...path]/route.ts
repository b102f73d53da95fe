import { plotline } from '#lib/server/index.ts';

export const dynamic = 'force-dynamic';

const answer = (request: Request) => plotline().answer(request);

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
