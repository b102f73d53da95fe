import type { Analyst } from '#lib/contracts/index.ts';

/** A part of an app: the root agent answers, and signs what it does; the others say what each tool is for. */
export type AppAgent = {
  name: string;
  description: string;
  instruction: string;
  /** Names of the tools it has. */
  tools: readonly string[];
  /** Names of the agents below it. */
  subAgents: readonly string[];
};

/** A configured assistant. */
export type App = {
  name: string;
  description: string;
  /** What a model is told about this assistant beside how Plotline works; null is nothing. */
  instruction: string | null;
  rootAgent: AppAgent;
  subAgents: readonly AppAgent[];
  /** Names of the bundled samples that a new session has from the start. */
  samples: readonly string[];
  /** What clients of the API get of a turn: every event, or only its answer. */
  replies: 'all' | 'final';
  /** Who answers where a session says nothing else; null is the installation's choice. */
  analyst: Analyst | null;
};
