using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush;

public class ClientPerCallTests
{
    [Fact]
    public Task ControllerAction_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.AspNetCore.Mvc;

        public class AskController : ControllerBase
        {
            public async Task<string> Get(string question)
            {
                await using var langfuse = [|LangfuseClient.Start|]();
                using var trace = langfuse.StartTrace("ask");
                return question;
            }
        }
        """);

    [Fact]
    public Task RouteLambda_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.Create(args);
        app.MapPost("/ask", async (string question) =>
        {
            await using var langfuse = [|LangfuseClient.Start|]();
            using var trace = langfuse.StartTrace("ask");
            return question;
        });
        app.Run();
        """);

    [Fact]
    public Task Getter_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public static class Tracing
        {
            public static LangfuseClient Client => [|LangfuseClient.Start|]();
        }
        """);

    [Fact]
    public Task Loop_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        foreach (var question in args)
        {
            await using var langfuse = [|LangfuseClient.Start|]();
            using var trace = langfuse.StartTrace(question);
        }
        """.Replace("StartTrace(question)", "StartTrace(\"ask\")", StringComparison.Ordinal));

    [Fact]
    public Task MethodCalledInLoop_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        foreach (var question in args)
        {
            await AskAsync(question);
        }

        static async Task AskAsync(string question)
        {
            await using var langfuse = [|LangfuseClient.Start|]();
            using var trace = langfuse.StartTrace("ask", input: question);
        }
        """);

    [Fact]
    public Task ScopedService_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.Extensions.DependencyInjection;

        public class RagService
        {
            private readonly LangfuseClient _langfuse;

            public RagService() => _langfuse = [|LangfuseClient.Start|]();

            public void Ask(string question) => _langfuse.Score("asked", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
        }

        public static class Module
        {
            public static void Register(IServiceCollection services) => services.AddScoped<RagService>();
        }
        """);

    [Fact]
    public Task TransientFactory_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.Extensions.DependencyInjection;

        public static class Module
        {
            public static void Register(IServiceCollection services) => services.AddTransient(_ => [|LangfuseClient.Start|]());
        }
        """);

    [Fact]
    public Task SingletonFactory_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.Extensions.DependencyInjection;

        public static class Module
        {
            public static void Register(IServiceCollection services) => services.AddSingleton(_ => LangfuseClient.Start());
        }
        """);

    [Fact]
    public Task ObservedMethod_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public static class Rag
        {
            [Observe]
            public static async Task<string> AskAsync(string question)
            {
                await using var langfuse = [|LangfuseClient.Start|]();
                return question;
            }
        }
        """);

    [Fact]
    public Task OnceInMain_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var langfuse = LangfuseClient.Start();
        foreach (var question in args)
        {
            using var trace = langfuse.StartTrace("ask", input: question);
        }
        """);

    [Fact]
    public Task MainOfAnObservedAssembly_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        [assembly: Observe]

        public static class Program
        {
            public static async Task Main()
            {
                await using var langfuse = LangfuseClient.Start();
                await RunAsync();
            }

            public static Task RunAsync() => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("void Main(string[] args)")]
    [InlineData("async Task<int> Main()")]
    public Task ObservedMainOfSourcesThatAreALibraryHere_IsSilent(string main) => Verify.DoesNotTriggerAsync($$"""
        [assembly: Observe]

        public static class Program
        {
            public static {{main}}
            {
                using var langfuse = LangfuseClient.Start();
                {{(main.Contains("async", StringComparison.Ordinal) ? "await langfuse.FlushAsync(); return 0;" : "langfuse.FlushAsync().Wait();")}}
            }
        }
        """, kind: Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary);
}
