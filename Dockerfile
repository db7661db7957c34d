# Firn in a container. Written and linted, not run by the project's tests: docs/install.md says so.
FROM eclipse-temurin:25-jdk-noble AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends maven curl \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN ./firn package

FROM eclipse-temurin:25-jdk-noble
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 8420 firn \
 && useradd --system --uid 8420 --gid firn --home-dir /data --shell /usr/sbin/nologin firn \
 && install -d -o firn -g firn -m 0700 /data
COPY --from=build /src/server/target/run/firn-0.1.0 /opt/firn
# Trained anew: the cache fits only the very Java, and the very files, that it was made with.
RUN /opt/firn/bin/train
USER firn
ENV FIRN_DATA=/data FIRN_HOST=0.0.0.0
VOLUME /data
EXPOSE 8420
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8420/api/v1/openapi.json"]
ENTRYPOINT ["/opt/firn/bin/firn"]
CMD ["up"]
