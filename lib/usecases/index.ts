export type { Actor } from './actor.ts';
export type { App, AppAgent } from './apps/app.ts';
export { type AgentDescription, describeAgents, type ToolDescription } from './apps/describe-app.ts';
export { preloadSamples } from './apps/preload-samples.ts';
export { defaultApp, findApp, listApps, rootAgentOf } from './apps/registry.ts';
export { deleteArtifact } from './artifacts/delete-artifact.ts';
export { describeArtifact } from './artifacts/describe-artifact.ts';
export { listArtifacts, listVersions } from './artifacts/list-artifacts.ts';
export { readArtifact } from './artifacts/read-artifact.ts';
export { type NewArtifact, saveArtifact } from './artifacts/save-artifact.ts';
export { attachDataset } from './datasets/attach-dataset.ts';
export { csvParts } from './datasets/csv-parts.ts';
export { deleteDataset } from './datasets/delete-dataset.ts';
export { detachDataset } from './datasets/detach-dataset.ts';
export { drainImports } from './datasets/drain-imports.ts';
export { importBytes } from './datasets/import-bytes.ts';
export { listDatasets } from './datasets/list-datasets.ts';
export { LiveImports } from './datasets/live-imports.ts';
export { readDataset, readProfile, readReceipt } from './datasets/read-dataset.ts';
export { readRows } from './datasets/read-rows.ts';
export { recoverImports } from './datasets/recover-imports.ts';
export { clientMetadata } from './events/client-metadata.ts';
export { followEvents } from './events/follow-events.ts';
export { followTurn } from './events/follow-turn.ts';
export { readEventPage } from './events/read-event-page.ts';
export { describeCodeExecution } from './execute/describe-code-execution.ts';
export { type ExecutedFiles, type ExecuteFiles, executeFiles } from './execute/execute-files.ts';
export { installPython } from './execute/install-python.ts';
export { listKernels } from './execute/list-kernels.ts';
export { PythonInstallation, type PythonInstallationOptions } from './execute/python-installation.ts';
export { readPythonInstall } from './execute/read-python-install.ts';
export { requireExecutor } from './execute/require-executor.ts';
export { readPage } from './pages/read-page.ts';
export type { ArtifactScope, ArtifactsStore, StoredArtifact } from './ports/artifacts-store.ts';
export type { Bus } from './ports/bus.ts';
export {
  type AttachedDataset,
  DatasetContents,
  type DatasetPatch,
  type DatasetsStore,
  type StoredDataset,
} from './ports/datasets-store.ts';
export type {
  EventsStore,
  SessionState,
  StateOwner,
  StatesStore,
  StoredEvent,
} from './ports/events-store.ts';
export type { SessionOnWire, SessionPatch, SessionsStore, StoredSession } from './ports/sessions-store.ts';
export type { Stores } from './ports/stores.ts';
export type { StoredTurn, TurnPatch, TurnsStore } from './ports/turns-store.ts';
export type { StoredUpload, UploadsStore } from './ports/uploads-store.ts';
export type { SignInsStore, UserOnWire, UsersStore } from './ports/users-store.ts';
export { reportError } from './report-error.ts';
export { exportResult } from './results/export-result.ts';
export { listSamples } from './samples/list-samples.ts';
export { PreparedSamples } from './samples/prepared-samples.ts';
export type { BundledSample, Services, Settings } from './services.ts';
export type { AdkAddress, AdkSession } from './sessions/adk-session.ts';
export { createAdkSession } from './sessions/create-adk-session.ts';
export { createSession } from './sessions/create-session.ts';
export { deleteAdkSession } from './sessions/delete-adk-session.ts';
export { deleteSession } from './sessions/delete-session.ts';
export { describeSession } from './sessions/describe-session.ts';
export { findSession } from './sessions/find-session.ts';
export { listAdkSessions } from './sessions/list-adk-sessions.ts';
export { listSessions } from './sessions/list-sessions.ts';
export { openSession } from './sessions/open-session.ts';
export { patchState } from './sessions/patch-state.ts';
export { readAdkSession } from './sessions/read-adk-session.ts';
export { readSession } from './sessions/read-session.ts';
export { rememberSession } from './sessions/remember-session.ts';
export { sweepSessions } from './sessions/sweep-sessions.ts';
export { updateSession } from './sessions/update-session.ts';
export { sweepFolders } from './sweep-folders.ts';
export { cancelTurns } from './turns/cancel-turns.ts';
export type { ClientTurn } from './turns/client-turn.ts';
export { drainTurns } from './turns/drain-turns.ts';
export { LiveTurns } from './turns/live-turns.ts';
export { readTurn } from './turns/read-turn.ts';
export { recoverTurns } from './turns/recover-turns.ts';
export { retryTurn } from './turns/retry-turn.ts';
export { type StartedTurn, startTurn } from './turns/start-turn.ts';
export { stopTurn } from './turns/stop-turn.ts';
export { beginUpload } from './uploads/begin-upload.ts';
export { cleanFileName } from './uploads/file-name.ts';
export { finishUpload } from './uploads/finish-upload.ts';
export { requireUpload } from './uploads/require-upload.ts';
export { createUser } from './users/create-user.ts';
export { ensureAdkActor } from './users/ensure-adk-actor.ts';
export { type AdkActor, findAdkActor } from './users/find-adk-actor.ts';
export { identifyUser } from './users/identify-user.ts';
export { readMe } from './users/read-me.ts';
export { tokenHash } from './users/token-hash.ts';
export { updateMe } from './users/update-me.ts';
