# The program with nothing but what it needs to run. Settings come from the environment; compose.yaml shows them.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Api -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Thai sorting and searching need ICU; curl asks for the program's health.
RUN apt-get update && apt-get install -y --no-install-recommends libicu-dev curl && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
RUN mkdir /data && chown app /data
USER app
ENV ASPNETCORE_URLS=http://+:5080 Data__Path=/data/network.db
EXPOSE 5080
VOLUME /data
HEALTHCHECK --interval=10s --start-period=60s CMD curl -fs http://localhost:5080/health/live || exit 1
ENTRYPOINT ["dotnet", "/app/AntiCorruption.Api.dll"]
