/** What is said where a session has no data yet. */
export const noData = {
  reason:
    'There is no data in this session yet. Drop a CSV file on the page or choose “Upload data”, or try one of the samples; then ask again.',
  suggestions: [],
};
