import { scriptedReply, startGeminiServer } from '#lib/models/index.ts';

/**
 * A Gemini on loopback that answers as lib/models/testing/conversation-script.ts says:
 * `node scripts/gemini-loopback.ts 3999`, then start Plotline with
 * `GEMINI_API_KEY=test-key GOOGLE_GEMINI_BASE_URL=http://127.0.0.1:3999`.
 */
const server = await startGeminiServer({ replies: scriptedReply, port: Number(process.argv[2] ?? 0) });
console.log(`Gemini's loopback answers on ${server.url}`);
