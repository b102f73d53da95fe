import type { App } from './app.ts';
import { dataAnalysisAssistant } from './data-analysis-assistant.ts';
import { finopsCostDataAnalyst } from './finops-cost-data-analyst.ts';

const apps: readonly App[] = [dataAnalysisAssistant, finopsCostDataAnalyst];

/** The app that pages use. */
export const defaultApp = dataAnalysisAssistant;

/** By name. */
export function listApps(): readonly App[] {
  return apps;
}

export function findApp(name: string): App | null {
  return apps.find((app) => app.name === name) ?? null;
}

/** Who signs what happens in a session of this app; an app that is no longer there had the default's agent. */
export function rootAgentOf(appName: string): string {
  return (findApp(appName) ?? defaultApp).rootAgent.name;
}
