/** Parts of a Plotly figure, as plain JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };
export type Trace = { type: string; [attribute: string]: Json | undefined };
export type Attributes = { [attribute: string]: Json | undefined };

/** A Plotly figure. `notes` say what was left out; `needsWebgl` asks for the bundle that has `scattergl`. */
export type Figure = {
  data: Trace[];
  layout: Attributes;
  config: Attributes;
  notes: string[];
  needsWebgl: boolean;
};

/** What one kind of mark adds to a figure. */
export type Drawing = {
  traces: Trace[];
  layout: Attributes;
  notes: string[];
  needsWebgl?: boolean;
};
