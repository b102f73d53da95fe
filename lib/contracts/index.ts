export { CodeCheck, CodeMetadata } from './code.ts';
export { CodeExecution, InstallProgress, PythonInstall } from './code-execution.ts';
export {
  AttachDatasetRequest,
  Dataset,
  DatasetSummary,
  RowsRequest,
  RowsResponse,
  Sample,
} from './dataset.ts';
export { ErrorBody } from './error.ts';
export { Content, Event, EventActions, Part, PlotlineMetadata } from './event.ts';
export { Execution, ExecutionFigure, ExecutionStatus, Kernel, tableMimeType } from './execution.ts';
export { Mode } from './mode.ts';
export { EventPage, EventPageRequest, PageData } from './page.ts';
export {
  CreateSessionRequest,
  Installation,
  Session,
  SessionSummary,
  UpdateSessionRequest,
} from './session.ts';
export { PartialFrame, ProgressFrame, StreamFrame, TurnFrame } from './stream.ts';
export { MakeChartArguments, MakeChartResponse } from './tools/make-chart.ts';
export { QueryDataArguments, QueryDataResponse, ToolFailure } from './tools/query-data.ts';
export { RunPythonArguments, RunPythonResponse, StoredFigure } from './tools/run-python.ts';
export {
  Analyst,
  StartTurnRequest,
  StartTurnResponse,
  StoredTurnRequest,
  Turn,
  TurnError,
  TurnStatus,
} from './turn.ts';
export { Me, UpdateMeRequest } from './user.ts';
