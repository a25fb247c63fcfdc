using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush;

public class StoredClientTests
{
    [Fact]
    public Task FieldNeverDisposed_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public class Pipeline
        {
            private readonly LangfuseClient _langfuse = [|LangfuseClient.Start|]();

            public void Run() => _langfuse.Score("done", true, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """);

    [Fact]
    public Task FieldDisposed_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class Pipeline : IAsyncDisposable
        {
            private readonly LangfuseClient _langfuse = LangfuseClient.Start();

            public void Run() => _langfuse.Score("done", true, traceId: "0af7651916cd43dd8448eb211c80319c");

            public ValueTask DisposeAsync() => _langfuse.DisposeAsync();
        }
        """);

    [Fact]
    public Task LocalInLibraryMethod_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public static class Job
        {
            public static void Run()
            {
                var langfuse = [|LangfuseClient.Start|]();
                using var trace = langfuse.StartTrace("job");
            }
        }
        """);

    [Fact]
    public Task ReturnedByFactory_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Factory
        {
            public static LangfuseClient Create()
            {
                var langfuse = LangfuseClient.Start();
                return langfuse;
            }
        }
        """);

    [Fact]
    public Task StaticNeverTouched_Triggers() => Verify.TriggersAsync(LFO5007_StaticClientNeverStarts, """
        await Rag.AnswerAsync("q");

        static class Telemetry
        {
            static readonly LangfuseClient Langfuse = [|LangfuseClient.Start|]();
        }

        static class Rag
        {
            [Observe]
            public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
        }
        """);

    [Fact]
    public Task StaticUsedAndNeverDisposed_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        static class Program
        {
            static readonly LangfuseClient Langfuse = [|LangfuseClient.Start|]();

            static void Main()
            {
                using var trace = Langfuse.StartTrace("job");
            }
        }
        """);

    [Fact]
    public Task StaticDisposedInFinally_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        static class Program
        {
            static readonly LangfuseClient Langfuse = LangfuseClient.Start();

            static async Task Main()
            {
                try
                {
                    using var trace = Langfuse.StartTrace("job");
                }
                finally
                {
                    await Langfuse.DisposeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task StaticFlushedOnOnePath_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        static class Program
        {
            static readonly LangfuseClient Langfuse = [|LangfuseClient.Start|]();

            static async Task Main(string[] args)
            {
                Langfuse.Score("runs", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
                if (args.Length == 0)
                {
                    return;
                }

                await Langfuse.FlushAsync();
            }
        }
        """);

    [Fact]
    public Task TestClass_Triggers() => Verify.TriggersAsync(LFO5011_FixtureEndsWithoutFlush, """
        using Xunit;

        public class RagTests
        {
            private readonly LangfuseClient _langfuse = [|LangfuseClient.Start|]();

            [Fact]
            public void Answers() => _langfuse.Score("passed", true, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """);

    [Fact]
    public Task NUnitFixture_Triggers() => Verify.TriggersAsync(LFO5011_FixtureEndsWithoutFlush, """
        using NUnit.Framework;

        [TestFixture]
        public class RagTests
        {
            private LangfuseClient _langfuse = null!;

            [OneTimeSetUp]
            public void Start() => _langfuse = [|LangfuseClient.Start|]();

            [Test]
            public void Answers() => _langfuse.Score("passed", true, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """);

    [Fact]
    public Task NUnitFixtureWithTearDown_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using NUnit.Framework;

        [TestFixture]
        public class RagTests
        {
            private LangfuseClient _langfuse = null!;

            [OneTimeSetUp]
            public void Start() => _langfuse = LangfuseClient.Start();

            [Test]
            public void Answers() => _langfuse.Score("passed", true, traceId: "0af7651916cd43dd8448eb211c80319c");

            [OneTimeTearDown]
            public async Task Stop() => await _langfuse.DisposeAsync();
        }
        """);

    [Fact]
    public Task ClassFixture_Triggers() => Verify.TriggersAsync(LFO5011_FixtureEndsWithoutFlush, """
        using Xunit;

        public class Tracing
        {
            public LangfuseClient Langfuse { get; } = [|LangfuseClient.Start|]();
        }

        public class RagTests(Tracing tracing) : IClassFixture<Tracing>
        {
            [Fact]
            public void Answers() => tracing.Langfuse.Score("passed", true, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """);
}
