# Kejing in a container: built in one stage, run as an ordinary user in the next.
FROM node:20-slim AS build
WORKDIR /kejing
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run prepare && npm prune --omit=dev --ignore-scripts

FROM node:20-slim
ENV NODE_ENV=production KEJING_HOST=0.0.0.0 KEJING_DATA=/data
WORKDIR /kejing
COPY --from=build /kejing/package.json ./
COPY --from=build /kejing/node_modules ./node_modules
COPY --from=build /kejing/dist ./dist
COPY --from=build /kejing/rules ./rules
COPY --from=build /kejing/definitions ./definitions
COPY --from=build /kejing/migrations ./migrations
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 7788
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7788/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["serve"]
