namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>The public names of the client, without the work.</summary>
internal static class ClientContract
{
    public const string Source = """
        namespace Langfuse.Observe
        {
            public sealed class LangfuseOptions
            {
                public string? PublicKey { get; set; }
                public string? SecretKey { get; set; }
                public string? Environment { get; set; }
                public double SampleRate { get; set; }
                public string? BaseUrl { get; set; }
            }

            public sealed class FlushResult
            {
                public long Sent => 0;
                public long Dropped => 0;
            }

            public sealed class LangfuseClient : IAsyncDisposable, IDisposable
            {
                public static LangfuseClient Start(Action<LangfuseOptions>? configure = null) => new();
                public static string CreateTraceId(string? seed = null) => "";
                public ScoresApi Scores => new();
                public DatasetsApi Datasets => new();
                public Observation StartTrace(string name, string? userId = null, string? sessionId = null, object? input = null, object? metadata = null, IEnumerable<string>? tags = null, string? environment = null) => null!;
                public Observation StartObservation(string name, ObservationType type = ObservationType.Span, object? input = null, string? traceId = null, string? parentObservationId = null, string? model = null, bool current = true) => null!;
                public Task<FlushResult> FlushAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) => null!;
                public Task<Uri> GetTraceUrlAsync(string traceId, CancellationToken cancellationToken = default) => null!;
                public void Score(string name, ScoreValue value, string? traceId = null, string? observationId = null, string? sessionId = null, string? datasetRunId = null, string? scoreId = null, string? comment = null, string? configId = null, object? metadata = null, ScoreDataType? dataType = null, DateTimeOffset? timestamp = null) { }
                public void Score<TValue>(ScoreDefinition<TValue> score, TValue value, string? traceId = null, string? observationId = null, string? sessionId = null, string? comment = null) where TValue : notnull { }
                public void Dispose() { }
                public ValueTask DisposeAsync() => default;
            }

            public sealed class ScoresApi
            {
                public IAsyncEnumerable<object> ListAsync(string? name = null) => null!;
            }

            public sealed class DatasetsApi
            {
                public Task<Dataset> GetAsync(string name) => null!;
            }

            public sealed class Dataset
            {
                public Task<ExperimentResult> RunExperimentAsync(string name, Func<object, CancellationToken, Task<string>> task, IEnumerable<Evaluator>? evaluators = null, IEnumerable<RunEvaluator>? runEvaluators = null, int maxConcurrency = 16) => null!;
            }

            public sealed class ExperimentResult
            {
                public string Format() => "";
                public void ThrowIfBelow(string name, double value) { }
            }

            public sealed class Evaluator
            {
                public static Evaluator Create<TOutput>(string name, Func<object, TOutput, double> evaluate) => new();
            }

            public sealed class RunEvaluator
            {
                public static RunEvaluator Average(string name) => new();
            }

            public sealed class LangfuseRunSink
            {
                public static LangfuseRunSink FromEnvironment() => new();
                public LangfuseRun StartRun(string runId, string name, string task) => new();
            }

            public sealed class LangfuseRun : IAsyncDisposable
            {
                public void Step(string action, string code, bool success, string output, double reward, string? error = null) { }
                public Task CompleteAsync(bool completed, string? finalAnswer = null) => null!;
                public ValueTask DisposeAsync() => default;
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class LangfuseServices
            {
                public static IServiceCollection AddLangfuse(this IServiceCollection services, Action<Langfuse.Observe.LangfuseOptions>? configure = null) => services;
                public static IServiceCollection AddLangfuse(this IServiceCollection services, string name, Action<Langfuse.Observe.LangfuseOptions>? configure = null) => services;
            }
        }

        namespace Microsoft.AspNetCore.Builder
        {
            public static class LangfuseApplication
            {
                public static IApplicationBuilder UseLangfuse(this IApplicationBuilder app) => app;
            }
        }
        """;
}
