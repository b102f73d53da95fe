import { z } from 'zod';
import { formatBytes, PlotlineError } from '#lib/base/index.ts';
import {
  deleteArtifact,
  describeArtifact,
  ensureAdkActor,
  findAdkActor,
  listArtifacts,
  listVersions,
  type NewArtifact,
  saveArtifact,
} from '#lib/usecases/index.ts';
import { Int } from '../http/relax.ts';
import { type AdkContext, type AdkRoute, defineRoute } from '../http/route.ts';
import { WireError } from '../http/wire-error.ts';
import { SaveArtifactBody, WireVersion } from '../schemas/artifact.ts';
import { WirePart } from '../schemas/content.ts';
import { streamContents } from '../wire/stream-contents.ts';
import { toWireContents, toWireVersion } from '../wire/to-wire-artifact.ts';
import { type Address, addressOf } from './address.ts';

const artifacts = '/apps/{app_name}/users/{user_id}/sessions/{session_id}/artifacts';
const artifact = `${artifacts}/{artifact_name:path}`;
const closed = { 403: 'The user of a browser does not let the API in' } as const;
const missing = { ...closed, 404: 'There is no such artifact or version' } as const;

const mostBytes = 32_000_000;
/** Base64 takes four characters for three bytes. */
const saveLimit = 48_000_000;
/** What is no more than this is answered whole. */
const smallBytes = 1_000_000;

/** Those whose names say more stand first: an artifact's name takes all that is left of a path. */
export const artifactRoutes: readonly AdkRoute[] = [
  defineRoute(
    {
      method: 'GET',
      path: artifacts,
      summary: 'The names of the artifacts of a session, and of those that the user’s sessions share',
      answer: z.array(z.string()),
      errors: closed,
    },
    async ({ params }, { services }) => {
      const { user, ...address } = addressOf(params);
      return listArtifacts(await findAdkActor(user, services), address, services);
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: artifacts,
      summary: 'Saves text or bytes as the next version of an artifact; a table is imported into the session',
      body: SaveArtifactBody,
      answer: WireVersion,
      errors: {
        400: 'What an artifact can not be, or be called',
        ...closed,
        404: 'The session was deleted meanwhile',
        507: 'There is no room left',
      },
      bodyLimit: saveLimit,
    },
    async ({ params, body }, context) => save(addressOf(params), body, context),
  ),
  defineRoute(
    {
      method: 'GET',
      path: `${artifact}/versions/metadata`,
      summary: 'What is known of all versions of an artifact',
      answer: z.array(WireVersion),
      errors: closed,
    },
    async ({ params }, { services }) => {
      const { user, ...address } = addressOf(params);
      const versions = await listVersions(await findAdkActor(user, services), address, services);
      return versions.map((version) => toWireVersion(version, user));
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: `${artifact}/versions/{version_id}/metadata`,
      summary: 'What is known of a version of an artifact',
      answer: WireVersion,
      errors: missing,
    },
    async ({ params }, { services }) => {
      const { user, ...address } = addressOf(params);
      const version = parseVersion(params.version_id);
      const actor = await findAdkActor(user, services);
      const found = describeArtifact(actor, { ...address, version }, services);
      return toWireVersion(await found.catch(nameVersion), user);
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: `${artifact}/versions/{version_id}`,
      summary: 'A version of an artifact, by its number or as `latest`',
      answer: WirePart,
      errors: missing,
    },
    async ({ params }, context) => load(addressOf(params), parseVersion(params.version_id), context),
  ),
  defineRoute(
    {
      method: 'GET',
      path: `${artifact}/versions`,
      summary: 'The numbers of the versions of an artifact',
      answer: z.array(Int),
      errors: closed,
    },
    async ({ params }, { services }) => {
      const { user, ...address } = addressOf(params);
      const versions = await listVersions(await findAdkActor(user, services), address, services);
      return versions.map(({ version }) => version);
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: artifact,
      summary: 'An artifact, its latest version unless another is asked for',
      query: z.object({ version: Int.optional() }),
      answer: WirePart,
      errors: missing,
    },
    async ({ params, query }, context) => load(addressOf(params), query.version, context),
  ),
  defineRoute(
    {
      method: 'DELETE',
      path: artifact,
      summary: 'Removes an artifact with all its versions, where there is one',
      answer: z.null(),
      errors: closed,
    },
    async ({ params }, { services }) => {
      const { user, ...address } = addressOf(params);
      return deleteArtifact(await findAdkActor(user, services), address, services);
    },
  ),
];

async function load(
  { user, ...address }: Address,
  version: number | undefined,
  { services }: AdkContext,
): Promise<unknown> {
  const actor = await findAdkActor(user, services);
  const found = await describeArtifact(actor, { ...address, version }, services);
  if (found.bytes <= smallBytes) return toWireContents(found, await services.files.read(found.key));
  const body = streamContents(found, services.files.path(found.key));
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

/** `undefined` is the latest. */
function parseVersion(given: string | undefined): number | undefined {
  if (given === 'latest') return undefined;
  if (!/^[+-]?\d{1,15}$/.test(given ?? '')) throw new WireError(422, 'Invalid version ID');
  return Number(given);
}

function nameVersion(error: unknown): never {
  const isUnknown = PlotlineError.is(error) && error.code === 'artifact_not_found';
  throw isUnknown ? new WireError(404, 'Artifact version not found') : error;
}

async function save(
  { user, app, adkId }: Address,
  { filename, artifact: part, customMetadata = {} }: SaveArtifactBody,
  { services }: AdkContext,
): Promise<unknown> {
  const contents = contentsOf(part);
  if (contents.content.length > mostBytes) {
    throw new WireError(413, `An artifact may have ${formatBytes(mostBytes)} at most.`);
  }
  const actor = await ensureAdkActor(user, services);
  const stored = await saveArtifact(
    actor,
    { app, adkId, name: filename, ...contents, customMetadata },
    services,
  );
  return toWireVersion(stored, user);
}

function contentsOf({ inlineData, text }: WirePart): Pick<NewArtifact, 'kind' | 'mimeType' | 'content'> {
  if (inlineData) {
    const content = Buffer.from(inlineData.data ?? '', 'base64');
    return { kind: 'bytes', mimeType: inlineData.mimeType ?? 'application/octet-stream', content };
  }
  if (text !== undefined) return { kind: 'text', mimeType: null, content: Buffer.from(text) };
  throw new WireError(400, 'Artifact must have either inline_data or text content.');
}
