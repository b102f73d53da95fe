import { Me, UpdateMeRequest } from '#lib/contracts/index.ts';
import { readMe, updateMe } from '#lib/usecases/index.ts';
import { route } from '../http/route.ts';

const path = '/api/me';

export const meRoutes = [
  route({ method: 'GET', path, answer: Me }, readMe),
  route({ method: 'PATCH', path, body: UpdateMeRequest, answer: Me }, updateMe),
];
