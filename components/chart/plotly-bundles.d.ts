/** The part of Plotly that the page uses; its minified bundles come without types. */
declare module 'plotly.js/dist/plotly-cartesian.min.js' {
  const Plotly: import('./plotly.ts').Plotly;
  export default Plotly;
}

declare module 'plotly.js/dist/plotly-strict.min.js' {
  const Plotly: import('./plotly.ts').Plotly;
  export default Plotly;
}
