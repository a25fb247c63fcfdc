using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush;

public class FlushCallTests
{
    [Fact]
    public Task FlushNotAwaited_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        static class Program
        {
            static void Main()
            {
                var langfuse = LangfuseClient.Start();
                langfuse.Score("a", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.[|FlushAsync|]();
            }
        }
        """);

    [Fact]
    public Task FlushDiscarded_Triggers() => Verify.TriggersAsync(LFO5003_FlushNotAwaited, """
        static class Program
        {
            static void Main()
            {
                var langfuse = LangfuseClient.Start();
                langfuse.Score("a", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
                _ = langfuse.[|FlushAsync|](TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public Task FlushWaitedFor_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        static class Program
        {
            static void Main()
            {
                var langfuse = LangfuseClient.Start();
                langfuse.Score("a", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.FlushAsync().GetAwaiter().GetResult();
            }
        }
        """);

    [Fact]
    public Task FlushReturned_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Shutdown
        {
            public static Task RunAsync(LangfuseClient langfuse) => langfuse.FlushAsync();
        }
        """);

    [Fact]
    public Task FlushInController_Triggers() => Verify.TriggersAsync(LFO5004_FlushPerRequest, """
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class AskController(LangfuseClient langfuse)
        {
            [HttpPost]
            public async Task<string> Ask(string question)
            {
                await langfuse.[|FlushAsync|]();
                return question;
            }
        }
        """);

    [Fact]
    public Task FlushInRoute_Triggers() => Verify.TriggersAsync(LFO5004_FlushPerRequest, """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddLangfuse();
        var app = builder.Build();
        app.MapGet("/ask", async (LangfuseClient langfuse) =>
        {
            langfuse.Score("asked", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
            await langfuse.[|FlushAsync|]();
        });
        app.Run();
        """);

    [Fact]
    public Task FlushInHelperOfMiddleware_Triggers() => Verify.TriggersAsync(LFO5004_FlushPerRequest, """
        using Microsoft.AspNetCore.Http;

        public class TracingMiddleware(RequestDelegate next, LangfuseClient langfuse)
        {
            public async Task InvokeAsync(HttpContext context)
            {
                await next(context);
                await SendAsync();
            }

            private async Task SendAsync() => await langfuse.[|FlushAsync|]();
        }
        """);

    [Fact]
    public Task FlushAtShutdown_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.Extensions.Hosting;

        public class FlushOnStop(LangfuseClient langfuse) : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public async Task StopAsync(CancellationToken cancellationToken) => await langfuse.FlushAsync(cancellationToken: cancellationToken);
        }
        """);

    [Fact]
    public Task LambdaWithoutFlush_Triggers() => Verify.TriggersAsync(LFO5010_HandlerEndsWithoutFlush, """
        using Amazon.Lambda.Core;

        public class Function
        {
            private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

            public async Task<string> [|FunctionHandler|](string input, ILambdaContext context)
            {
                using var trace = Langfuse.StartTrace("handler");
                await Task.Yield();
                return input;
            }
        }
        """);

    [Fact]
    public Task LambdaFlushesInFinally_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Amazon.Lambda.Core;

        public class Function
        {
            private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                try
                {
                    return await Rag.AnswerAsync(input);
                }
                finally
                {
                    await Langfuse.FlushAsync();
                }
            }
        }

        public static class Rag
        {
            [Observe]
            public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
        }
        """);

    [Fact]
    public Task LambdaBootstrapWithoutFlush_Triggers() => Verify.TriggersAsync(LFO5010_HandlerEndsWithoutFlush, """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;

        await using var langfuse = LangfuseClient.Start();
        var handler = async (string input, ILambdaContext context) [|=>|]
        {
            langfuse.Score("asked", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
            return await Task.FromResult(input);
        };
        await LambdaBootstrapBuilder.Create(handler).Build().RunAsync();
        """);

    [Fact]
    public Task AzureFunctionWithoutFlush_Triggers() => Verify.TriggersAsync(LFO5010_HandlerEndsWithoutFlush, """
        using Microsoft.Azure.Functions.Worker;

        public class Ask
        {
            [Function("ask")]
            public async Task [|Run|]([QueueTrigger("questions")] string question) => await Rag.AnswerAsync(question);
        }

        public static class Rag
        {
            [Observe]
            public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
        }
        """);

    [Fact]
    public Task AzureFunctionUnderFlushingMiddleware_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Middleware;

        public class Ask
        {
            [Function("ask")]
            public async Task Run([QueueTrigger("questions")] string question) => await Rag.AnswerAsync(question);
        }

        public class FlushMiddleware(LangfuseClient langfuse) : IFunctionsWorkerMiddleware
        {
            public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
            {
                try
                {
                    await next(context);
                }
                finally
                {
                    await langfuse.FlushAsync();
                }
            }
        }

        public static class Rag
        {
            [Observe]
            public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
        }
        """);

    [Fact]
    public Task NeverConfigured_Triggers() => Verify.TriggersAsync(LFO5008_NeverConfigured, """
        [|Console|].WriteLine(await Rag.AnswerAsync("q"));

        static class Rag
        {
            [Observe]
            public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
        }
        """);

    [Fact]
    public Task TaskNotAwaited_Triggers() => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, """
        await using var langfuse = LangfuseClient.Start();
        _ = [|Rag.AnswerAsync|]("q");
        _ = [|Task.Run|](() => Rag.AnswerAsync("q"));
        Console.WriteLine("started");

        static class Rag
        {
            [Observe]
            public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
        }
        """);

    [Fact]
    public Task TaskAwaitedLater_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var langfuse = LangfuseClient.Start();
        var answer = Rag.AnswerAsync("q");
        Console.WriteLine("started");
        await answer;

        static class Rag
        {
            [Observe]
            public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
        }
        """);
}
