# Built in one image, run in a smaller one: no compiler, no test, no npm cache, and no right to write anywhere but /data.
# Pin both tags by digest where your registry mirror allows it: node:24.21.0-trixie-slim@sha256:…
FROM node:24.21.0-trixie-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev && rm -rf .next/cache

FROM node:24.21.0-trixie-slim AS run
WORKDIR /app
# HOST: the container's own network is the only one that it listens on. DATA_DIR is the one place that is written to.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data TSX_TSCONFIG_PATH=tsconfig.node.json
RUN install --directory --owner=node --group=node --mode=0700 /data
COPY --from=build --chown=root:root /app/package.json /app/next.config.mjs /app/tsconfig.json /app/tsconfig.node.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/.next ./.next
COPY --from=build --chown=root:root /app/public ./public
COPY --from=build --chown=root:root /app/lib ./lib
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/api/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# node itself is the first process, so that it gets the signal to stop.
CMD ["node", "--max-semi-space-size=2", "--import", "tsx", "lib/server/main.ts"]
