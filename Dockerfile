# What a bot needs and no more: the packages without those of the tests, and the sources as they are (nothing is built).
FROM node:26-bookworm-slim AS packages
WORKDIR /telex
COPY package.json package-lock.json ./
# The scripts of packages bring nothing that is needed here: better-sqlite3 has its binaries in the package.
RUN npm ci --omit=dev --ignore-scripts

FROM node:26-bookworm-slim
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/tmp/telex-cache \
    DATABASE_PATH=/data/telex.sqlite \
    WIRE_DIR=/data/wire \
    SOURCES_FILE=/data/sources.yaml \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8080
WORKDIR /telex
COPY --from=packages /telex/node_modules node_modules
COPY package.json LICENSE ./
COPY bin bin
COPY commands commands
COPY src src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/telex.js", "start"]
