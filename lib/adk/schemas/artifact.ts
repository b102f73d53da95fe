import { z } from 'zod';
import { Int } from '../http/relax.ts';
import { FreeForm, WirePart } from './content.ts';

/** google-adk's ArtifactVersion. */
export const WireVersion = z.strictObject({
  version: Int,
  canonicalUri: z.string(),
  customMetadata: FreeForm,
  createTime: z.number(),
  mimeType: z.string().optional(),
});

export const SaveArtifactBody = z.object({
  filename: z.string().max(512),
  artifact: WirePart,
  customMetadata: FreeForm.optional(),
});
export type SaveArtifactBody = z.infer<typeof SaveArtifactBody>;
