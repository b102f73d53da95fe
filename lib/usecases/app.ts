/** The one assistant that the browser talks to, and the agent in it that signs what has no other author. */
export const app = { name: 'data_analysis_assistant', rootAgent: 'data_analysis_coordinator' } as const;
