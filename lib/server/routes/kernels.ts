import { z } from 'zod';
import { Kernel } from '#lib/contracts/index.ts';
import { listKernels } from '#lib/usecases/index.ts';
import { route } from '../http/route.ts';

export const kernelRoutes = [
  route({ method: 'GET', path: '/api/kernels', answer: z.array(Kernel) }, listKernels),
];
