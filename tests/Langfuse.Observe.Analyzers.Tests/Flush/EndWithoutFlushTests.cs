using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush;

public class EndWithoutFlushTests
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

    private const string Web = """

        static class Web
        {
            [Observe]
            public static async Task<string> FetchAsync(string question)
            {
                using var http = new HttpClient();
                return await http.GetStringAsync("https://example.org/?q=" + question);
            }
        }
        """;

    [Fact]
    public Task NoFlushAtAll_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag);

    [Fact]
    public Task AwaitUsing_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var langfuse = LangfuseClient.Start();
        Console.WriteLine(await Rag.AnswerAsync("q"));
        """ + Rag);

    [Fact]
    public Task UsingStatement_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using (LangfuseClient.Start())
        {
            Console.WriteLine(await Rag.AnswerAsync("q"));
        }
        """ + Rag);

    [Fact]
    public Task ConfigureAwaitUsing_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var langfuse = LangfuseClient.Start();
        await using (langfuse.ConfigureAwait(false))
        {
            Console.WriteLine(await Rag.AnswerAsync("q"));
        }
        """ + Rag);

    [Fact]
    public Task FlushInFinally_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var langfuse = LangfuseClient.Start();
        try
        {
            Console.WriteLine(await Rag.AnswerAsync("q"));
        }
        finally
        {
            await langfuse.FlushAsync(TimeSpan.FromSeconds(5));
        }
        """ + Rag);

    [Fact]
    public Task FlushSkippedByException_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        Console.WriteLine(await Web.FetchAsync("q"));
        await langfuse.FlushAsync();
        """ + Web);

    [Fact]
    public Task FlushSkippedByAnExceptionOfAHelper_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        Run(args.Length);
        await langfuse.FlushAsync();

        [Observe]
        static void Run(int count)
        {
            if (count == 0)
            {
                throw new InvalidOperationException("nothing to do");
            }
        }
        """);

    [Fact]
    public Task NothingBetweenCanThrow_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var langfuse = LangfuseClient.Start();
        Console.WriteLine(await Rag.AnswerAsync("q"));
        await langfuse.FlushAsync();
        """ + Rag);

    [Fact]
    public Task FlushAfterCatchAll_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var langfuse = LangfuseClient.Start();
        try
        {
            Console.WriteLine(await Rag.AnswerAsync("q"));
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception.Message);
        }

        await langfuse.FlushAsync();
        """ + Rag);

    [Fact]
    public Task FlushAfterCatchOfOneType_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        try
        {
            Console.WriteLine(await Web.FetchAsync("q"));
        }
        catch (HttpRequestException exception)
        {
            Console.Error.WriteLine(exception.Message);
        }

        await langfuse.FlushAsync();
        """ + Web);

    [Fact]
    public Task EarlyReturnAfterRecording_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        try
        {
            var answer = await Rag.AnswerAsync("q");
            if (answer.Length == 0)
            {
                return 1;
            }
        }
        catch (Exception)
        {
        }

        await langfuse.DisposeAsync();
        return 0;
        """ + Rag);

    [Fact]
    public Task EarlyReturnBeforeRecording_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var langfuse = LangfuseClient.Start();
        if (args.Length == 0)
        {
            Console.WriteLine("usage: rag QUESTION");
            return 1;
        }

        try
        {
            await Rag.AnswerAsync(args[0]);
        }
        finally
        {
            await langfuse.DisposeAsync();
        }

        return 0;
        """ + Rag);

    [Fact]
    public Task MainMethod_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        static class Program
        {
            static async Task Main()
            {
                var langfuse = [|LangfuseClient.Start|]();
                using var trace = langfuse.StartTrace("job");
                await Task.Delay(1);
            }
        }
        """);

    [Fact]
    public Task FlushInHelper_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        static class Program
        {
            static async Task Main()
            {
                var langfuse = LangfuseClient.Start();
                try
                {
                    await Rag.AnswerAsync("q");
                }
                finally
                {
                    await ShutdownAsync(langfuse);
                }
            }

            static async Task ShutdownAsync(LangfuseClient client)
            {
                await client.FlushAsync();
                Console.WriteLine("bye");
            }
        }
        """ + Rag);

    [Fact]
    public Task HelperFlushesOnOneBranch_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        static class Program
        {
            static async Task Main(string[] args)
            {
                var langfuse = [|LangfuseClient.Start|]();
                try
                {
                    await Rag.AnswerAsync("q");
                }
                finally
                {
                    await ShutdownAsync(langfuse, args.Length > 0);
                }
            }

            static async Task ShutdownAsync(LangfuseClient client, bool flush)
            {
                if (flush)
                {
                    await client.FlushAsync();
                }
            }
        }
        """ + Rag);

    [Fact]
    public Task StartInHelper_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        Setup();
        await Rag.AnswerAsync("q");

        static void Setup()
        {
            [|LangfuseClient.Start|](options => options.Environment = "dev");
        }
        """ + Rag);

    [Fact]
    public Task NullCheckedInFinally_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        LangfuseClient? langfuse = null;
        try
        {
            langfuse = LangfuseClient.Start();
            await Rag.AnswerAsync("q");
        }
        finally
        {
            if (langfuse is not null)
            {
                await langfuse.DisposeAsync();
            }
        }
        """ + Rag);

    [Fact]
    public Task ConditionalDispose_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        LangfuseClient? langfuse = null;
        try
        {
            langfuse = LangfuseClient.Start();
            await Rag.AnswerAsync("q");
        }
        finally
        {
            langfuse?.Dispose();
        }
        """ + Rag);

    [Fact]
    public Task ExitInsideUsing_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        await using var langfuse = LangfuseClient.Start();
        var answer = await Rag.AnswerAsync("q");
        if (answer.Length == 0)
        {
            [|Environment.Exit(2)|];
        }
        """ + Rag);

    [Fact]
    public Task ExitInHelper_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        await using var langfuse = LangfuseClient.Start();
        try
        {
            await Rag.AnswerAsync("q");
        }
        catch (Exception exception)
        {
            Fail(exception.Message);
        }

        static void Fail(string message)
        {
            Console.Error.WriteLine(message);
            [|Environment.Exit(1)|];
        }
        """ + Rag);

    [Fact]
    public Task ExitAfterFlush_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var langfuse = LangfuseClient.Start();
        try
        {
            await Rag.AnswerAsync("q");
        }
        catch (Exception)
        {
            await langfuse.FlushAsync();
            Environment.Exit(1);
        }
        """ + Rag);

    [Fact]
    public Task ExitBeforeAnythingIsRecorded_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var langfuse = LangfuseClient.Start();
        if (args.Length == 0)
        {
            Environment.Exit(64);
        }

        await Rag.AnswerAsync(args[0]);
        """ + Rag);

    [Fact]
    public Task ServiceProviderNotDisposed_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection();
        [|services.AddLangfuse|]();
        var provider = services.BuildServiceProvider();
        await Rag.AnswerAsync("q");
        """ + Rag);

    [Fact]
    public Task ServiceProviderDisposed_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.Extensions.DependencyInjection;

        await using var provider = new ServiceCollection().AddLangfuse().BuildServiceProvider();
        await Rag.AnswerAsync("q");
        """ + Rag);

    [Fact]
    public Task HostRun_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddLangfuse();
        var app = builder.Build();
        app.MapGet("/ask", async (string q) => await Rag.AnswerAsync(q));
        app.Run();
        """ + Rag);

    [Fact]
    public Task OwnClientBesideHost_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        using Microsoft.AspNetCore.Builder;

        var langfuse = [|LangfuseClient.Start|]();
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/ask", async (string q) => await Rag.AnswerAsync(q));
        app.Run();
        """ + Rag);

    [Fact]
    public Task StoppingHandlerFlushes_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.AspNetCore.Builder;

        var langfuse = LangfuseClient.Start();
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/ask", async (string q) => await Rag.AnswerAsync(q));
        app.Lifetime.ApplicationStopping.Register(() => langfuse.Dispose());
        app.Run();
        """ + Rag);

    [Fact]
    public Task LocalFunctionWithUsing_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        return await RunAsync(args);

        static async Task<int> RunAsync(string[] args)
        {
            await using var langfuse = LangfuseClient.Start();
            await Rag.AnswerAsync(args[0]);
            return 0;
        }
        """ + Rag);

    [Fact]
    public Task ParallelWork_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        await Parallel.ForEachAsync(args, async (question, _) => await Rag.AnswerAsync(question));
        """ + Rag);

    [Fact]
    public Task Library_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Module
        {
            private static LangfuseClient? _client;

            public static void Init() => _client ??= LangfuseClient.Start();
        }
        """);

    [Fact]
    public Task RunsForEver_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var langfuse = LangfuseClient.Start();
        while (true)
        {
            await Rag.AnswerAsync(Console.ReadLine() ?? "");
        }
        """ + Rag);
}
