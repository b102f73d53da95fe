import { z } from 'zod';
import {
  AttachDatasetRequest,
  Dataset,
  DatasetSummary,
  RowsRequest,
  RowsResponse,
  Sample,
} from '#lib/contracts/index.ts';
import { Profile, Receipt } from '#lib/datasets/index.ts';
import {
  attachDataset,
  deleteDataset,
  detachDataset,
  listDatasets,
  listSamples,
  readDataset,
  readProfile,
  readReceipt,
  readRows,
} from '#lib/usecases/index.ts';
import { route } from '../http/route.ts';
import { InDataset, InSession } from './addresses.ts';

const all = '/api/datasets';
const one = '/api/datasets/:datasetId';
const ofSession = '/api/sessions/:sessionId/datasets';
const params = InDataset;

export const datasetRoutes = [
  route({ method: 'GET', path: '/api/samples', answer: z.array(Sample) }, listSamples),
  route(
    {
      method: 'POST',
      path: ofSession,
      params: InSession,
      body: AttachDatasetRequest,
      answer: DatasetSummary,
      status: 201,
      limit: 'uploads',
    },
    attachDataset,
  ),
  route(
    { method: 'DELETE', path: `${ofSession}/:datasetId`, params: InSession.extend(InDataset.shape) },
    detachDataset,
  ),
  route({ method: 'GET', path: all, answer: z.array(DatasetSummary) }, listDatasets),
  route({ method: 'GET', path: one, params, answer: Dataset }, readDataset),
  route({ method: 'DELETE', path: one, params }, deleteDataset),
  route({ method: 'GET', path: `${one}/profile`, params, answer: Profile }, readProfile),
  route({ method: 'GET', path: `${one}/receipt`, params, answer: Receipt }, readReceipt),
  route({ method: 'GET', path: `${one}/rows`, params, query: RowsRequest, answer: RowsResponse }, readRows),
];
