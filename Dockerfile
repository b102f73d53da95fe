# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev && rm -rf .next/cache
# What serving needs no more: the other Node, compilers, the browser for pictures, what went into the page's bundle.
RUN cd node_modules \
  && rm -rf .bin node @next/swc-* next/dist/docs @img sharp @sparticuz playwright playwright-core \
    lucide-react maplibre-gl @maplibre \
  && find plotly.js -type f ! -name package.json ! -name plotly-strict.min.js -delete \
  && find . -name '*.map' -delete

FROM node:24-bookworm-slim
# What code mode's sandbox needs; its libraries are installed into the volume when somebody first asks for them.
RUN apt-get update \
  && apt-get install -y --no-install-recommends bubblewrap python3 python3-pip && apt-get clean \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000 PLOTLINE_DATA_DIR=/data
COPY --from=build /app/package.json /app/next.config.js ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/public ./public
COPY --from=build /app/samples ./samples
COPY --from=build /app/bin ./bin
COPY --from=build /app/lib ./lib
COPY --from=build /app/python ./python
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "bin/serve.ts"]
