# The program with nothing but what it needs to run. Settings come from the environment; compose.yaml shows them.
# Pin both images by digest where you deploy ("docker buildx imagetools inspect IMAGE" prints it): --build-arg SDK=mcr.microsoft.com/dotnet/sdk:10.0@sha256:…
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK} AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Api -c Release -o /app -p:RestoreLockedMode=true

FROM ${RUNTIME}
# Thai sorting and searching need ICU; curl asks for the program's health.
RUN apt-get update && apt-get install -y --no-install-recommends libicu-dev curl && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
RUN mkdir -m 0700 /data && chown app /data
USER app
# HOME is nowhere: the root of a container may be read-only. The image's own ports are put aside for the address below.
ENV ASPNETCORE_HTTP_PORTS= ASPNETCORE_URLS=http://+:5080 Data__Path=/data/network.db DOTNET_EnableDiagnostics=0
EXPOSE 5080
VOLUME /data
HEALTHCHECK --interval=10s --start-period=60s CMD curl -fs http://localhost:5080/health/live || exit 1
ENTRYPOINT ["dotnet", "/app/AntiCorruption.Api.dll"]
