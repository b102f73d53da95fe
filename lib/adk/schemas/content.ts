import { z } from 'zod';
import { Base64, Opaque } from '../http/relax.ts';

const text = z.string().optional();
const flag = z.boolean().optional();
/** Keys and nulls are the client's own. */
export const FreeForm = z.record(z.string(), z.unknown());

const Blob = z.strictObject({ data: Base64.optional(), displayName: text, mimeType: text });
const FileData = z.strictObject({ displayName: text, fileUri: text, mimeType: text });

/** google-genai's Part. Models in it that Plotline passes on unread are not looked into. */
export const WirePart = z.strictObject({
  mediaResolution: Opaque.optional(),
  codeExecutionResult: z.strictObject({ outcome: text, output: text, id: text }).optional(),
  executableCode: z.strictObject({ code: text, language: text, id: text }).optional(),
  fileData: FileData.optional(),
  functionCall: z
    .strictObject({
      id: text,
      args: FreeForm.optional(),
      name: z.string(),
      partialArgs: z.array(Opaque).optional(),
      willContinue: flag,
    })
    .optional(),
  functionResponse: z
    .strictObject({
      willContinue: flag,
      scheduling: text,
      parts: z
        .array(z.strictObject({ inlineData: Blob.optional(), fileData: FileData.optional() }))
        .optional(),
      id: text,
      name: z.string(),
      response: FreeForm.optional(),
    })
    .optional(),
  inlineData: Blob.optional(),
  text,
  thought: flag,
  thoughtSignature: Base64.optional(),
  videoMetadata: Opaque.optional(),
  toolCall: Opaque.optional(),
  toolResponse: Opaque.optional(),
  partMetadata: FreeForm.optional(),
  audioTranscription: Opaque.optional(),
  mediaProcessing: Opaque.optional(),
  speechMetadata: Opaque.optional(),
});
export type WirePart = z.infer<typeof WirePart>;

/** google-genai's Content. */
export const WireContent = z.strictObject({ parts: z.array(WirePart).optional(), role: text });
export type WireContent = z.infer<typeof WireContent>;
