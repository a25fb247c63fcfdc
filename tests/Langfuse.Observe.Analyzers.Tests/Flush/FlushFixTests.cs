using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush;

public class FlushFixTests
{
    private const string Rag = """


        static class Rag
        {
            [Observe]
            public static async Task<string> AnswerAsync(string question)
            {
                await Task.Yield();
                return question;
            }
        }
        """;

    [Fact]
    public Task EndsWithoutFlush_IsDisposed() => VerifyFix.CuresAsync(LFO5001_EndsWithoutFlush, """
        // The one client.
        var langfuse = LangfuseClient.Start();
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag, """
        // The one client.
        await using var langfuse = LangfuseClient.Start();
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag);

    [Fact]
    public Task EndsWithoutFlush_InMainThatIsNotAsync_IsDisposed() => VerifyFix.CuresAsync(LFO5001_EndsWithoutFlush, """
        static class Program
        {
            static void Main()
            {
                LangfuseClient.Start();
                Rag.AnswerAsync("q").Wait();
            }
        }
        """ + Rag, """
        static class Program
        {
            static void Main()
            {
                using var langfuse = LangfuseClient.Start();
                Rag.AnswerAsync("q").Wait();
            }
        }
        """ + Rag);

    [Fact]
    public Task Exit_FlushesBefore() => VerifyFix.CuresAsync(LFO5002_ExitSkipsFlush, """
        await using var langfuse = LangfuseClient.Start();
        if ((await Rag.AnswerAsync("q")).Length == 0)
        {
            Environment.Exit(2);
        }
        """ + Rag, """
        await using var langfuse = LangfuseClient.Start();
        if ((await Rag.AnswerAsync("q")).Length == 0)
        {
            await langfuse.FlushAsync();
            Environment.Exit(2);
        }
        """ + Rag);

    [Fact]
    public Task FlushNotAwaited_IsAwaitedOrWaitedFor() => VerifyFix.CuresAsync(LFO5003_FlushNotAwaited, """
        public static class Ends
        {
            public static void Wait(LangfuseClient langfuse)
            {
                _ = langfuse.FlushAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            }

            public static async Task Await(LangfuseClient langfuse)
            {
                await Task.Yield();
                _ = langfuse.FlushAsync();
            }
        }
        """, """
        public static class Ends
        {
            public static void Wait(LangfuseClient langfuse)
            {
                langfuse.FlushAsync(TimeSpan.FromSeconds(1)).GetAwaiter().GetResult();
            }

            public static async Task Await(LangfuseClient langfuse)
            {
                await Task.Yield();
                await langfuse.FlushAsync();
            }
        }
        """);

    [Fact]
    public Task FlushPerRequest_IsRemoved() => VerifyFix.CuresAsync(LFO5004_FlushPerRequest, """
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class AskController(LangfuseClient langfuse)
        {
            public async Task<string> Ask(string question)
            {
                try
                {
                    await Task.Yield();
                    return question;
                }
                finally
                {
                    await langfuse.FlushAsync();
                }
            }

            public async Task<string> Tell(string question)
            {
                await Task.Yield();
                await langfuse.FlushAsync();
                return question;
            }
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class AskController(LangfuseClient langfuse)
        {
            public async Task<string> Ask(string question)
            {
                await Task.Yield();
                return question;
            }

            public async Task<string> Tell(string question)
            {
                await Task.Yield();
                return question;
            }
        }
        """);

    [Fact]
    public Task FieldNotDisposed_IsDisposedWithItsOwner() => VerifyFix.CuresAsync(LFO5005_ClientNotDisposed, """
        public class Pipeline
        {
            private readonly LangfuseClient _langfuse = LangfuseClient.Start();

            public void Run() => _langfuse.Score("done", true, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """, """
        public class Pipeline : IAsyncDisposable
        {
            private readonly LangfuseClient _langfuse = LangfuseClient.Start();

            public void Run() => _langfuse.Score("done", true, traceId: "0af7651916cd43dd8448eb211c80319c");

            public ValueTask DisposeAsync() => _langfuse.DisposeAsync();
        }
        """);

    [Fact]
    public Task FixtureNotDisposed_IsDisposed() => VerifyFix.CuresAsync(LFO5011_FixtureEndsWithoutFlush, """
        using Xunit;

        public class RagTests
        {
            private readonly LangfuseClient _langfuse = LangfuseClient.Start();

            [Fact]
            public void Answers() => _langfuse.Score("passed", true, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """, """
        using Xunit;

        public class RagTests : IDisposable
        {
            private readonly LangfuseClient _langfuse = LangfuseClient.Start();

            [Fact]
            public void Answers() => _langfuse.Score("passed", true, traceId: "0af7651916cd43dd8448eb211c80319c");

            public void Dispose() => _langfuse.Dispose();
        }
        """);

    [Fact]
    public Task NeverConfigured_IsStarted() => VerifyFix.CuresAsync(LFO5008_NeverConfigured, """
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag, """
        await using var langfuse = LangfuseClient.Start();
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag);

    [Fact]
    public Task NeverConfiguredHost_IsRegistered() => VerifyFix.CuresAsync(LFO5008_NeverConfigured, """
        using Microsoft.AspNetCore.Builder;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/", () => Rag.AnswerAsync("q"));
        app.Run();
        """ + Rag, """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddLangfuse();
        var app = builder.Build();
        app.MapGet("/", () => Rag.AnswerAsync("q"));
        app.Run();
        """ + Rag);

    [Fact]
    public Task TaskOutlivesProgram_IsAwaited() => VerifyFix.CuresAsync(LFO5009_TaskOutlivesProgram, """
        await using var langfuse = LangfuseClient.Start();
        _ = Rag.AnswerAsync("q");
        """ + Rag, """
        await using var langfuse = LangfuseClient.Start();
        await Rag.AnswerAsync("q");
        """ + Rag);

    [Fact]
    public Task HandlerWithoutFlush_FlushesInFinally() => VerifyFix.CuresAsync(LFO5010_HandlerEndsWithoutFlush, """
        using Amazon.Lambda.Core;

        public class Function(LangfuseClient langfuse)
        {
            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                langfuse.Score("asked", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
                await Task.Yield();
                return input;
            }
        }
        """, """
        using Amazon.Lambda.Core;

        public class Function(LangfuseClient langfuse)
        {
            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                try
                {
                    langfuse.Score("asked", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
                    await Task.Yield();
                    return input;
                }
                finally
                {
                    await langfuse.FlushAsync();
                }
            }
        }
        """);

    [Fact]
    public Task ObservationNotEnded_IsDisposed() => VerifyFix.CuresAsync(LFO5012_ObservationNotEnded, """
        public static class Job
        {
            public static void Run(LangfuseClient langfuse)
            {
                var trace = langfuse.StartTrace("job");
                trace.StartSpan("step");
            }
        }
        """, """
        public static class Job
        {
            public static void Run(LangfuseClient langfuse)
            {
                using var trace = langfuse.StartTrace("job");
                using var span = trace.StartSpan("step");
            }
        }
        """);

    [Fact]
    public Task ClientInLoop_IsStartedBeforeIt() => VerifyFix.CuresAsync(LFO5006_ClientPerCall, """
        var questions = new[] { "a", "b" };
        foreach (var question in questions)
        {
            await using var langfuse = LangfuseClient.Start();

            langfuse.Score("length", question.Length, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """, """
        var questions = new[] { "a", "b" };
        await using var langfuse = LangfuseClient.Start();
        foreach (var question in questions)
        {
            langfuse.Score("length", question.Length, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """);

    [Fact]
    public Task ClientInLoopOfMethod_IsStartedBeforeIt() => VerifyFix.CuresAsync(LFO5006_ClientPerCall, """
        public static class Job
        {
            public static void Run(int times)
            {
                // Every turn is a score.
                for (var i = 0; i < times; i++)
                {
                    using var langfuse = LangfuseClient.Start(o => o.Environment = "job");
                    langfuse.Score("turn", i, traceId: "0af7651916cd43dd8448eb211c80319c");
                }
            }
        }
        """, """
        public static class Job
        {
            public static void Run(int times)
            {
                // Every turn is a score.
                using var langfuse = LangfuseClient.Start(o => o.Environment = "job");
                for (var i = 0; i < times; i++)
                {
                    langfuse.Score("turn", i, traceId: "0af7651916cd43dd8448eb211c80319c");
                }
            }
        }
        """);

    [Fact]
    public Task ClientOfEachProject_IsLeftInItsLoop() => VerifyFix.OffersNothingAsync(LFO5006_ClientPerCall, """
        foreach (var project in new[] { "a", "b" })
        {
            await using var langfuse = LangfuseClient.Start(project);
            langfuse.Score("runs", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """);

    [Fact]
    public Task ScopedClient_IsRegisteredAsSingleton() => VerifyFix.CuresAsync(LFO5006_ClientPerCall, """
        using Microsoft.Extensions.DependencyInjection;

        public static class Registration
        {
            public static void Add(IServiceCollection services)
            {
                services.AddScoped(_ => LangfuseClient.Start());
                services.AddTransient(_ => LangfuseClient.Start("other"));
            }
        }
        """, """
        using Microsoft.Extensions.DependencyInjection;

        public static class Registration
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton(_ => LangfuseClient.Start());
                services.AddSingleton(_ => LangfuseClient.Start("other"));
            }
        }
        """);

    [Fact]
    public Task StaticClientNobodyTouches_IsStartedInMain() => VerifyFix.CuresAsync(LFO5007_StaticClientNeverStarts, """
        public static class Program
        {
            private static readonly LangfuseClient Langfuse = LangfuseClient.Start(o => o.Environment = "dev");

            public static async Task Main()
            {
                await Task.Yield();
                Console.WriteLine("ready");
            }
        }
        """, """
        public static class Program
        {

            public static async Task Main()
            {
                await using var langfuse = LangfuseClient.Start(o => o.Environment = "dev");
                await Task.Yield();
                Console.WriteLine("ready");
            }
        }
        """);

    [Fact]
    public Task ReturnedTask_IsAwaitedInsideTheUsing() => VerifyFix.CuresAsync(LFO5013_UsingEndsEarly, """
        public class Support(LangfuseClient langfuse, HttpClient http)
        {
            // One trace for each question.
            public Task<string> AnswerAsync(string question)
            {
                using var trace = langfuse.StartTrace("support", input: question);
                if (question.Length == 0)
                {
                    return Task.FromResult("?");
                }

                return http.GetStringAsync(question); // the answer
            }
        }
        """, """
        public class Support(LangfuseClient langfuse, HttpClient http)
        {
            // One trace for each question.
            public async Task<string> AnswerAsync(string question)
            {
                using var trace = langfuse.StartTrace("support", input: question);
                if (question.Length == 0)
                {
                    return "?";
                }

                return await http.GetStringAsync(question); // the answer
            }
        }
        """);

    [Fact]
    public Task ReturnedTaskWithoutResult_IsAwaited() => VerifyFix.CuresAsync(LFO5013_UsingEndsEarly, """
        public class Job(LangfuseClient langfuse)
        {
            public Task RunAsync(bool twice)
            {
                using var trace = langfuse.StartTrace("job");
                if (twice)
                {
                    return Task.Delay(2);
                }

                return Task.Delay(1);
            }
        }
        """, """
        public class Job(LangfuseClient langfuse)
        {
            public async Task RunAsync(bool twice)
            {
                using var trace = langfuse.StartTrace("job");
                if (twice)
                {
                    await Task.Delay(2);
                    return;
                }

                await Task.Delay(1);
            }
        }
        """);

    [Fact]
    public Task ExitInALambda_FlushesBefore() => VerifyFix.CuresAsync(LFO5002_ExitSkipsFlush, """
        await using var langfuse = LangfuseClient.Start();
        Console.CancelKeyPress += (_, _) => Environment.Exit(130);
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag, """
        await using var langfuse = LangfuseClient.Start();
        Console.CancelKeyPress += (_, _) =>
        {
            langfuse.FlushAsync().GetAwaiter().GetResult();
            Environment.Exit(130);
        };
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag);

    [Fact]
    public Task ExitWithoutBraces_FlushesBefore() => VerifyFix.CuresAsync(LFO5002_ExitSkipsFlush, """
        await using var langfuse = LangfuseClient.Start();
        if ((await Rag.AnswerAsync("q")).Length == 0)
            Environment.Exit(2); // nothing to say
        """ + Rag, """
        await using var langfuse = LangfuseClient.Start();
        if ((await Rag.AnswerAsync("q")).Length == 0)
        {
            await langfuse.FlushAsync();
            Environment.Exit(2);
        } // nothing to say
        """ + Rag);

    [Fact]
    public Task ExitInATypeThatDoesNotSeeTheClient_IsLeft() => VerifyFix.OffersNothingAsync(LFO5002_ExitSkipsFlush, """
        await using var langfuse = LangfuseClient.Start();
        Console.WriteLine(await Rag.AnswerAsync("q"));
        Ends.Now();

        static class Ends
        {
            public static void Now() => Environment.Exit(1);
        }
        """ + Rag);

    [Fact]
    public Task FieldForgottenInDispose_IsDisposedThere() => VerifyFix.CuresAsync(LFO5005_ClientNotDisposed, """
        public sealed class Session : IDisposable
        {
            private readonly LangfuseClient _langfuse = LangfuseClient.Start();
            private readonly HttpClient _http = new();

            public void Seen() => _langfuse.Score("seen", true, sessionId: "s");

            public void Dispose() => _http.Dispose();
        }
        """, """
        public sealed class Session : IDisposable
        {
            private readonly LangfuseClient _langfuse = LangfuseClient.Start();
            private readonly HttpClient _http = new();

            public void Seen() => _langfuse.Score("seen", true, sessionId: "s");

            public void Dispose()
            {
                _http.Dispose();
                _langfuse.Dispose();
            }
        }
        """);

    [Fact]
    public Task NeverConfiguredExpression_IsStarted() => VerifyFix.CuresAsync(LFO5008_NeverConfigured, """
        static class Program
        {
            static Task Main() => Rag.AnswerAsync("q");
        }
        """ + Rag, """
        static class Program
        {
            static async Task Main()
            {
                await using var langfuse = LangfuseClient.Start();
                await Rag.AnswerAsync("q");
            }
        }
        """ + Rag);

    [Fact]
    public Task ProviderNotDisposed_IsDisposed() => VerifyFix.CuresAsync(LFO5001_EndsWithoutFlush, """
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection();
        services.AddLangfuse();
        var provider = services.BuildServiceProvider();
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag, """
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection();
        services.AddLangfuse();
        await using var provider = services.BuildServiceProvider();
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag);

    [Fact]
    public Task ObservationInASwitchSection_IsLeft() => VerifyFix.OffersNothingAsync(LFO5012_ObservationNotEnded, """
        public static class Job
        {
            public static void Run(LangfuseClient langfuse, int kind)
            {
                switch (kind)
                {
                    case 1:
                        var trace = langfuse.StartTrace("job");
                        trace.Update(output: kind);
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task ClientStartedForOthers_IsLeftInItsMethod() => VerifyFix.OffersNothingAsync(LFO5001_EndsWithoutFlush, """
        Setup();
        Console.WriteLine(await Rag.AnswerAsync("q"));

        static void Setup()
        {
            LangfuseClient.Start(options => options.Environment = "dev");
        }
        """ + Rag);

    [Fact]
    public Task SettingAfterStart_IsSetBefore() => VerifyFix.CuresAsync(LFO5015_SettingAfterStart, """
        // The client.
        await using var langfuse = LangfuseClient.Start();

        // Where we are.
        Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", "staging");
        langfuse.Score("ready", true, sessionId: "boot");
        """, """
        // The client.
        // Where we are.
        Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", "staging");
        await using var langfuse = LangfuseClient.Start();
        langfuse.Score("ready", true, sessionId: "boot");
        """);

    [Fact]
    public Task ObservedBeforeStart_ClientStartsFirst() => VerifyFix.CuresAsync(LFO5016_ObservedBeforeStart, """
        public static class Program
        {
            public static void Main(string[] args)
            {
                WarmUp();
                using var langfuse = LangfuseClient.Start();
                WarmUp();
            }

            [Observe]
            private static void WarmUp() { }
        }
        """, """
        public static class Program
        {
            public static void Main(string[] args)
            {
                using var langfuse = LangfuseClient.Start();
                WarmUp();
                WarmUp();
            }

            [Observe]
            private static void WarmUp() { }
        }
        """);

    [Fact]
    public Task KeysExchanged_ChangePlaces() => VerifyFix.CuresAsync(LFO5017_KeysExchanged, """
        public static class Setup
        {
            public static LangfuseClient Open(string publicKey, string secretKey) => LangfuseClient.Start(options =>
            {
                options.PublicKey = secretKey;
                options.SecretKey = publicKey;
            });
        }
        """, """
        public static class Setup
        {
            public static LangfuseClient Open(string publicKey, string secretKey) => LangfuseClient.Start(options =>
            {
                options.SecretKey = secretKey;
                options.PublicKey = publicKey;
            });
        }
        """);

    [Fact]
    public Task KeyInTheWrongOption_WhereTheOtherIsRight_IsNotGuessed() => VerifyFix.OffersNothingAsync(LFO5017_KeysExchanged, """
        public static class Setup
        {
            public static LangfuseClient Open(string secretKey) => LangfuseClient.Start(options =>
            {
                options.PublicKey = secretKey;
                options.SecretKey = secretKey;
            });
        }
        """);
}
