import { z } from 'zod';

/** A string that names one kind of thing. Made only by the companions below and by parsers. */
type Id<Kind extends string> = string & { readonly __kind: Kind };

const uuid = () => globalThis.crypto.randomUUID();

function uuidId<Kind extends string>() {
  const schema = z.uuid().transform((value) => value as Id<Kind>);
  return { create: () => uuid() as Id<Kind>, schema };
}

/** UUID v4 of a session: cookie, `/api`, foreign keys. */
export type SessionId = Id<'session'>;
export const SessionId = uuidId<'session'>();

/** UUID v4 of an imported table. */
export type DatasetId = Id<'dataset'>;
export const DatasetId = uuidId<'dataset'>();

/** Who owns things. A browser's user has a UUID; an API client's user is the name it gave. */
export type UserId = Id<'user'>;
export const UserId = {
  create: () => uuid() as UserId,
  schema: z
    .string()
    .min(1)
    .max(256)
    .transform((value) => value as UserId),
};

/** Id of a turn, the `invocationId` of its events: `e-<uuid>`, unless a client of the API gave one. */
export type TurnId = Id<'turn'>;
export const TurnId = {
  create: () => `e-${uuid()}` as TurnId,
  schema: z
    .string()
    .regex(/^[\w.:-]{1,128}$/)
    .transform((value) => value as TurnId),
};

/** UUID v4 of an event. */
export type EventId = Id<'event'>;
export const EventId = {
  create: () => uuid() as EventId,
  schema: z
    .string()
    .min(1)
    .max(256)
    .transform((value) => value as EventId),
};

/** `err_…`: joins the message a person sees with the cause in the log. */
export function createErrorId(): string {
  return `err_${uuid().replaceAll('-', '').slice(0, 16)}`;
}
