# One image for every program of Jieli: the api, the worker and the migration job differ by their command only. The
# TypeScript runs as it is, by way of tsx, which is an ordinary dependency; only the browser's console is built.
# Needs an npm registry and nothing else; name a mirror with --build-arg NPM_REGISTRY=<address>.
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS client
ARG NPM_REGISTRY=
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund ${NPM_REGISTRY:+--registry=$NPM_REGISTRY}
COPY prisma.config.ts tsconfig.json ./
COPY prisma ./prisma
# Generating needs no native engine; naming any program keeps Prisma from downloading one.
RUN PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node CHECKPOINT_DISABLE=1 node node_modules/prisma/build/index.js generate
COPY domain ./domain
COPY api ./api
COPY dev/console.mjs dev/setup-run.mjs dev/api-types.ts ./dev/
COPY web ./web
RUN node dev/console.mjs

FROM ${NODE_IMAGE} AS packages
ARG NPM_REGISTRY=
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund ${NPM_REGISTRY:+--registry=$NPM_REGISTRY}
# The fonts come in every weight; PDF uses three (api/documents/pdf/fonts.ts). The others are 160 MB.
RUN find node_modules/@expo-google-fonts -name '*.ttf' ! -name 'NotoSerifSC_400Regular.ttf' \
    ! -name 'NotoSerifSC_700Bold.ttf' ! -name 'NotoSansSC_500Medium.ttf' -delete

FROM ${NODE_IMAGE}
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json package-lock.json tsconfig.json LICENSE ./
COPY domain ./domain
COPY prisma ./prisma
COPY --from=client /app/prisma/generated ./prisma/generated
COPY activities ./activities
COPY workflows ./workflows
COPY api ./api
COPY --from=client /app/web/dist ./web/dist
COPY worker ./worker
# Everything belongs to root and is read-only to the program.
USER node
EXPOSE 3000
CMD ["node", "--import", "tsx", "api/main.ts"]
