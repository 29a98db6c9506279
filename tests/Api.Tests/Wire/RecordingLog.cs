using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AntiCorruption.Api.Tests.Wire;

/// <summary>Keeps what was logged, so that a test can say what was and what was not.</summary>
public sealed class RecordingLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> entries = new();

    public IEnumerable<(LogLevel Level, string Text)> Entries => entries;

    public IEnumerable<string> Errors => entries.Where(entry => entry.Level >= LogLevel.Error).Select(entry => entry.Text);

    public IEnumerable<string> Warnings => entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose() { }

    private sealed class Writer(RecordingLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log.entries.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
    }
}
