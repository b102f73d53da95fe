import { z } from 'zod';
import { findAdkActor, rememberSession } from '#lib/usecases/index.ts';
import { type AdkRoute, defineRoute } from '../http/route.ts';
import { MemoryBody } from '../schemas/session.ts';
import { addressOf } from './address.ts';

export const memoryRoutes: readonly AdkRoute[] = [
  defineRoute(
    {
      method: 'PATCH',
      path: '/apps/{app_name}/users/{user_id}/memory',
      summary: 'Marks a session as one to be remembered',
      body: MemoryBody,
      answer: z.null(),
      errors: {
        403: 'The user of a browser does not let the API in',
        404: 'There is no such session',
      },
    },
    async ({ params, body }, { services }) => {
      const { user, app } = addressOf(params);
      const actor = await findAdkActor(user, services);
      return rememberSession(actor, { app, adkId: body.sessionId }, services);
    },
  ),
];
