import { z } from 'zod';

const id = z.string().min(1).max(256);

export const InSession = z.object({ sessionId: id });
export const InTurn = z.object({ sessionId: id, turnId: id });
export const InDataset = z.object({ datasetId: id });
