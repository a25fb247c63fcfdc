namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>The few names of other libraries that the rules know, in assemblies of the right name.</summary>
internal static class ForeignLibraries
{
    public static IReadOnlyList<(string Namespace, string Assembly, string Source)> All { get; } =
    [
        ("Amazon.Lambda.Core", "Amazon.Lambda.Core", """
            namespace Amazon.Lambda.Core
            {
                public interface ILambdaContext { string AwsRequestId { get; } }
            }
            namespace Amazon.Lambda.RuntimeSupport
            {
                public sealed class LambdaBootstrapBuilder
                {
                    public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, Amazon.Lambda.Core.ILambdaContext, Task<TOutput>> handler) => new();
                    public LambdaBootstrap Build() => new();
                }
                public sealed class LambdaBootstrap
                {
                    public Task RunAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
                }
            }
            """),
        ("Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Core", """
            namespace Microsoft.Azure.Functions.Worker
            {
                [AttributeUsage(AttributeTargets.Method)]
                public sealed class FunctionAttribute(string name) : Attribute { public string Name => name; }
                [AttributeUsage(AttributeTargets.Parameter)]
                public sealed class QueueTriggerAttribute(string name) : Attribute { public string Name => name; }
                [AttributeUsage(AttributeTargets.Parameter)]
                public sealed class HttpTriggerAttribute(params string[] methods) : Attribute { public string[] Methods => methods; }
                public class FunctionContext;
                public delegate Task FunctionExecutionDelegate(FunctionContext context);
            }
            namespace Microsoft.Azure.Functions.Worker.Middleware
            {
                public interface IFunctionsWorkerMiddleware { Task Invoke(FunctionContext context, FunctionExecutionDelegate next); }
            }
            """),
        ("NUnit.Framework", "nunit.framework", """
            namespace NUnit.Framework
            {
                public class TestAttribute : Attribute;
                public class TestFixtureAttribute : Attribute;
                public class SetUpAttribute : Attribute;
                public class TearDownAttribute : Attribute;
                public class OneTimeSetUpAttribute : Attribute;
                public class OneTimeTearDownAttribute : Attribute;
            }
            """),
        ("Microsoft.VisualStudio.TestTools", "Microsoft.VisualStudio.TestPlatform.TestFramework", """
            namespace Microsoft.VisualStudio.TestTools.UnitTesting
            {
                public class TestClassAttribute : Attribute;
                public class TestMethodAttribute : Attribute;
                public class ClassInitializeAttribute : Attribute;
                public class ClassCleanupAttribute : Attribute;
                public class TestContext;
            }
            """),
        ("zborek.Langfuse", "zborek.LangfuseDotnet", """
            namespace zborek.Langfuse.OpenTelemetry.Models
            {
                public class GenAiResponse
                {
                    public string? Model { get; init; }
                    public int? InputTokens { get; init; }
                    public int? OutputTokens { get; init; }
                    public string? Completion { get; init; }
                    public string[]? FinishReasons { get; init; }
                }
            }
            namespace zborek.Langfuse.OpenTelemetry.Trace
            {
                public class OtelObservation : IDisposable { public void SetInput(object input) { } public void SetOutput(object output) { } public void SetMetadata(string key, object value) { } public void Skip() { } public void Dispose() { } }
                public class OtelSpan : OtelObservation;
                public class OtelToolCall : OtelObservation { public void SetResult(object result) { } }
                public class OtelGeneration : OtelObservation { public void SetResponse(Models.GenAiResponse response) { } public void SetTemperature(double value) { } }
                public interface IOtelLangfuseTrace
                {
                    OtelSpan CreateSpan(string name, string? type = null, string? description = null, object? input = null, Action<OtelSpan>? configure = null);
                    OtelGeneration CreateGeneration(string name, string model, string provider, object? input = null, Action<OtelGeneration>? configure = null);
                    OtelToolCall CreateToolCall(string name, string toolName, string? toolDescription = null, string toolType = "function", object? input = null);
                }
            }
            """),
    ];
}
