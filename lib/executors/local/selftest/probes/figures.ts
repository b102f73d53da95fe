import type { Probe } from '../probe.ts';

const say =
  'import os, struct, json, base64\ndef say(body):\n    data = memoryview(struct.pack(">cI", b"f", len(body)) + body)\n    while data: data = data[os.write(3, data):]\n';
const png =
  'def png(w, h): return bytes([137,80,78,71,13,10,26,10,0,0,0,13]) + b"IHDR" + struct.pack(">II", w, h) + bytes(64)\n';

export const figureProbes: Probe[] = [
  {
    kind: 'figures',
    name: 'a picture that is a page',
    code: `${say}say(json.dumps({"mime": "image/png", "data": base64.b64encode(b"<script>alert(1)</script>" * 9).decode()}).encode())`,
    held: ({ figures }) => figures.length === 0,
  },
  {
    kind: 'figures',
    name: 'a picture of a billion pixels',
    code: `${say}${png}say(json.dumps({"mime": "image/png", "data": base64.b64encode(png(60000, 60000)).decode()}).encode())`,
    held: ({ figures }) => figures.length === 0,
  },
  {
    kind: 'figures',
    name: 'a figure of another kind',
    code: `${say}say(json.dumps({"mime": "text/html", "data": "<script>"}).encode())`,
    held: ({ figures }) => figures.length === 0,
  },
  {
    kind: 'figures',
    name: 'a figure of a million keys',
    code: `${say}say(json.dumps({"mime": "application/vnd.plotly.v1+json", "json": {str(n): 1 for n in range(10**6 // 2)}}).encode())`,
    held: ({ figures, stderr }) => figures.length === 0 && stderr.includes('too many parts'),
  },
  {
    kind: 'figures',
    name: 'a figure without a bottom',
    code: `${say}say(b'{"mime": "application/vnd.plotly.v1+json", "json": {"data": ' + b"[" * 10**6 + b"]" * 10**6 + b"}}")`,
    held: ({ figures }) => figures.length === 0,
  },
  {
    kind: 'figures',
    name: 'a thousand figures',
    code: `${say}for _ in range(1000): say(b'{"mime": "application/vnd.plotly.v1+json", "json": {"data": []}}')`,
    held: ({ figures }) => figures.length === 50,
  },
  {
    kind: 'figures',
    name: 'a canvas of a kilometre',
    code: 'plt.figure(figsize=(40000, 40000)); plt.plot([1, 2])',
    held: ({ figures, status }) => status !== 'ok' || figures.every(({ width }) => (width ?? 0) <= 8192),
  },
  {
    kind: 'figures',
    name: 'a figure that can not be told',
    code: 'fig = px.bar(x=[1], y=[2])\nfig.to_json = None\nobject.__setattr__(fig, "to_json", lambda: 1/0)\nfig',
    held: ({ figures }) => figures.length === 0,
  },
];
