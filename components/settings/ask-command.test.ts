import { expect, test } from 'vitest';
import { askCommand } from './ask-command.ts';

const place = { origin: 'http://127.0.0.1:3000', sessionId: 's1' };

test('a command that a shell takes as it is', () => {
  expect(askCommand({ userId: 'u1', tokenRequired: false }, place)).toBe(`curl -s http://127.0.0.1:3000/run \\
  -H 'Content-Type: application/json' \\
  -d '{
  "appName": "data_analysis_assistant",
  "userId": "u1",
  "sessionId": "s1",
  "newMessage": {
    "role": "user",
    "parts": [
      {
        "text": "How many rows are there?"
      }
    ]
  }
}'`);
});

test('names the variable of the token, never the token', () => {
  expect(askCommand({ userId: 'u1', tokenRequired: true }, place)).toContain(
    '\n  -H "Authorization: Bearer $PLOTLINE_API_TOKEN" \\\n  -d ',
  );
});
