import { z } from 'zod';

/** The `generateContent` request, as strict as the server: a field that it doesn't know is refused. */
const WirePart = z
  .strictObject({
    text: z.string().optional(),
    thought: z.boolean().optional(),
    thoughtSignature: z.base64().optional(),
    functionCall: z
      .strictObject({
        id: z.string().optional(),
        name: z.string().regex(/^[A-Za-z_][\w.:-]{0,127}$/),
        args: z.record(z.string(), z.unknown()).optional(),
      })
      .optional(),
    functionResponse: z
      .strictObject({
        id: z.string().optional(),
        name: z.string().min(1),
        response: z.record(z.string(), z.unknown()),
      })
      .optional(),
    executableCode: z
      .strictObject({ id: z.string().optional(), language: z.enum(['PYTHON']), code: z.string() })
      .optional(),
    codeExecutionResult: z
      .strictObject({
        id: z.string().optional(),
        outcome: z.enum(['OUTCOME_OK', 'OUTCOME_FAILED', 'OUTCOME_DEADLINE_EXCEEDED']),
        output: z.string().optional(),
      })
      .optional(),
    inlineData: z
      .strictObject({ mimeType: z.string().refine((type) => type !== 'application/csv'), data: z.base64() })
      .optional(),
  })
  .refine(hasOneKindOfData, { error: 'required oneof field "data" must have one initialized field' })
  .refine((part) => part.text !== '' || part.thoughtSignature !== undefined, { error: 'text is empty' });
export type WirePart = z.infer<typeof WirePart>;

const WireContent = z.strictObject({ role: z.enum(['user', 'model']), parts: z.array(WirePart).min(1) });
export type WireContent = z.infer<typeof WireContent>;

const WireFunction = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][\w.:-]{0,127}$/),
  description: z.string(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  parametersJsonSchema: z.record(z.string(), z.unknown()).optional(),
});

const ThinkingConfig = z
  .strictObject({
    includeThoughts: z.boolean().optional(),
    thinkingBudget: z.number().int().optional(),
    thinkingLevel: z.enum(['LOW', 'MEDIUM', 'HIGH']).optional(),
  })
  .refine((config) => config.thinkingBudget === undefined || config.thinkingLevel === undefined, {
    error: 'thinking_budget and thinking_level are not supported together',
  });

export const WireRequest = z.strictObject({
  contents: z.array(WireContent).min(1),
  systemInstruction: z
    .strictObject({ role: z.string().optional(), parts: z.array(WirePart).min(1) })
    .optional(),
  tools: z
    .array(
      z.strictObject({
        functionDeclarations: z.array(WireFunction).min(1).optional(),
        codeExecution: z.strictObject({}).optional(),
      }),
    )
    .optional(),
  toolConfig: z
    .strictObject({
      functionCallingConfig: z
        .strictObject({
          mode: z.enum(['AUTO', 'ANY', 'NONE', 'VALIDATED']).optional(),
          allowedFunctionNames: z.array(z.string()).optional(),
        })
        .optional(),
    })
    .optional(),
  generationConfig: z
    .strictObject({
      temperature: z.number().optional(),
      maxOutputTokens: z.number().int().optional(),
      thinkingConfig: ThinkingConfig.optional(),
    })
    .optional(),
});
export type WireRequest = z.infer<typeof WireRequest>;

function hasOneKindOfData(part: object): boolean {
  const kinds = [
    'text',
    'functionCall',
    'functionResponse',
    'executableCode',
    'codeExecutionResult',
    'inlineData',
  ];
  return kinds.filter((kind) => kind in part).length === 1;
}
