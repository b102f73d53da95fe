export type {
  AnswerBlock,
  AskedQuestion,
  Block,
  CodeRun,
  DatasetBlock,
  DrawnChart,
  Prose,
  QuestionBlock,
  ResultCard,
  Step,
} from './conversation/block.ts';
export { type ConversationState, isOver, type TurnState } from './conversation/conversation-state.ts';
export { type Conversation, useConversation } from './conversation/use-conversation.ts';
export { useDataset } from './datasets/use-dataset.ts';
export { useOtherDatasets } from './datasets/use-other-datasets.ts';
export { pageSize, type RowOrder, useFirstRows, useRowPages } from './datasets/use-rows.ts';
export { useSuggestedQuestions } from './datasets/use-suggested-questions.ts';
export { useCodeExecution, useFindCodeExecution } from './execution/use-code-execution.ts';
export { useInstallPython, usePythonInstall } from './execution/use-python-install.ts';
export { formatBrief, formatCell, missingMark } from './format/format-cell.ts';
export { formatAgo, formatDuration } from './format/format-time.ts';
export { isNumberType } from './format/is-number-type.ts';
export { toHtmlTable, toTsv } from './format/table-text.ts';
export { columnWidth } from './grid/column-width.ts';
export { columnEdges, columnsInSight } from './grid/columns-in-sight.ts';
export {
  clampTop,
  pagesOf,
  type RowScroll,
  rowsInSight,
  scrollBy,
  scrolledHeight,
  toScrollTop,
} from './grid/row-scroll.ts';
export { artifactPath, readFigureArtifact } from './http/artifacts.ts';
export { readCodeExecution } from './http/code-execution.ts';
export { attachDataset, attachSample, deleteDataset } from './http/datasets.ts';
export { readResultArtifact, resultCsvPath } from './http/results.ts';
export { createSession, deleteSession, updateSession } from './http/sessions.ts';
export { signIn, signOut } from './http/sign-in.ts';
export { retryTurn, startTurn, stopTurn, type TurnRequest } from './http/turns.ts';
export { useChangeSession, useRefreshSession, useSession } from './sessions/use-session.ts';
export { useSessions } from './sessions/use-sessions.ts';
export type { Connection } from './stream/follow-session.ts';
export { type FilePreview, secondsLeft, type UploadItem } from './uploads/upload-item.ts';
export { type UploadStore, uploadStoreOf } from './uploads/upload-store.ts';
export { useUploads } from './uploads/use-uploads.ts';
export { useMe } from './user/use-me.ts';
