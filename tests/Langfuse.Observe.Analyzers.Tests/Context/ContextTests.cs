using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ContextRules;

namespace Langfuse.Observe.Analyzers.Tests.Context;

public class ContextTests
{
    private const string Rag = """

        public static class Rag
        {
            [Observe]
            public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
        }
        """;

    [Fact]
    public Task DroppedTask_Triggers() => Verify.TriggersAsync(LFO6001_TaskNotAwaited, """
        public class Pipeline
        {
            [Observe]
            public async Task RunAsync(string question)
            {
                _ = [|Rag.AnswerAsync|](question);
                [|Task.Run|](() => Rag.AnswerAsync(question));
                _ = CountAsync();
                var answer = Rag.AnswerAsync(question);
                await answer;
            }

            public void Manual(LangfuseClient langfuse)
            {
                using var trace = langfuse.StartTrace("manual");
                _ = [|Rag.AnswerAsync|]("q");
            }

            public void Outside() => _ = Rag.AnswerAsync("q");

            private static Task CountAsync() => Task.CompletedTask;
        }
        """.Replace("[|Task.Run|](", "_ = [|Task.Run|](", StringComparison.Ordinal) + Rag);

    [Fact]
    public Task FlowSuppressed_Triggers() => Verify.TriggersAsync(LFO6002_FlowSuppressed, """
        public static class Pipeline
        {
            [Observe]
            public static void Run(string question)
            {
                using (ExecutionContext.[|SuppressFlow|]())
                {
                    Rag.AnswerAsync(question).Wait();
                }

                ThreadPool.[|UnsafeQueueUserWorkItem|](_ => Rag.AnswerAsync(question).Wait(), null);
                ThreadPool.UnsafeQueueUserWorkItem(_ => Console.WriteLine(question), null);
                ThreadPool.QueueUserWorkItem(_ => Rag.AnswerAsync(question).Wait(), null);
            }

            public static void Outside() => ThreadPool.UnsafeQueueUserWorkItem(_ => Rag.AnswerAsync("q").Wait(), null);
        }
        """ + Rag);

    [Fact]
    public Task OutsideAnyObservation_Triggers() => Verify.TriggersAsync(LFO6003_OutsideObservation, """
        await using var langfuse = LangfuseClient.Start();
        LangfuseContext.[|UpdateCurrentTrace|](userId: "u");
        await Rag.AnswerAsync("q");
        Rate();

        static void Rate()
        {
            LangfuseContext.[|ScoreCurrentTrace|]("rating", 1);
        }
        """ + Rag);

    [Fact]
    public Task InsideAnObservation_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var langfuse = LangfuseClient.Start();
        await Program2.RunAsync();
        using (langfuse.StartTrace("manual"))
        {
            Program2.Rate();
        }

        static class Program2
        {
            [Observe]
            public static async Task RunAsync()
            {
                LangfuseContext.UpdateCurrentTrace(userId: "u");
                await Task.Run(() => LangfuseContext.UpdateCurrentObservation(output: "o"));
                Rate();
            }

            public static void Rate() => LangfuseContext.ScoreCurrentTrace("rating", 1);
        }
        """);

    [Fact]
    public Task CalledByOthers_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.AspNetCore.Mvc;

        public class AskController : ControllerBase
        {
            public string Ask(string question)
            {
                LangfuseContext.UpdateCurrentTrace(userId: "u");
                return question;
            }
        }

        public static class Helper
        {
            public static void Rate() => LangfuseContext.ScoreCurrentTrace("rating", 1);
        }
        """);

    [Fact]
    public Task PropagateNotDisposed_Triggers() => Verify.TriggersAsync(LFO6004_PropagateNotDisposed, """
        public static class Pipeline
        {
            public static async Task RunAsync(string user)
            {
                [|LangfuseContext.Propagate|](userId: user);
                _ = [|LangfuseContext.Propagate|](sessionId: user);
                var scope = [|LangfuseContext.Propagate|](version: "1");
                await Rag.AnswerAsync("q");
            }

            public static async Task RightAsync(string user)
            {
                using var scope = LangfuseContext.Propagate(userId: user);
                using (LangfuseContext.Propagate(sessionId: user))
                {
                    await Rag.AnswerAsync("q");
                }

                var other = LangfuseContext.Propagate(version: "1");
                await Rag.AnswerAsync("q");
                other.Dispose();
            }
        }
        """ + Rag);

    [Fact]
    public Task PropagateAfterChildren_Triggers() => Verify.TriggersAsync(LFO6005_PropagateAfterChildren, """
        public static class Pipeline
        {
            public static async Task<string> RunAsync(string user)
            {
                var answer = await Rag.AnswerAsync("q");
                using var scope = [|LangfuseContext.Propagate|](userId: user);
                return answer;
            }

            public static async Task<string> RightAsync(string user)
            {
                var question = await Rag.AnswerAsync("q");
                using var scope = LangfuseContext.Propagate(userId: user);
                return await Rag.AnswerAsync(question);
            }
        }
        """ + Rag);

    [Fact]
    public Task ValueTooLong_Triggers() => Verify.TriggersAsync(LFO6006_ValueTooLong, $$"""
        public static class Pipeline
        {
            private const string Long = [|"{{new string('x', 201)}}"|];

            public static void Run()
            {
                using var scope = LangfuseContext.Propagate(userId: Long, tags: [[|"{{new string('y', 250)}}"|], "short"], metadata: new { note = [|"{{new string('z', 300)}}"|] });
            }
        }
        """);

    [Theory]
    [InlineData("Production")]
    [InlineData("langfuse-prod")]
    [InlineData("my env")]
    public Task EnvironmentPattern_Triggers(string name) => Verify.TriggersAsync(LFO6007_EnvironmentPattern, $$"""
        public static class Setup
        {
            public static LangfuseClient Start() => LangfuseClient.Start(options =>
            {
                options.Environment = [|"{{name}}"|];
            });

            public static IDisposable Enter() => LangfuseContext.Propagate(environment: [|"{{name}}"|]);

            public static IDisposable Right() => LangfuseContext.Propagate(environment: "prod-eu_1");
        }
        """);

    [Fact]
    public Task ActivityCurrent_Triggers() => Verify.TriggersAsync(LFO6008_ActivityCurrentSet, """
        using System.Diagnostics;

        public static class Detached
        {
            public static void Run(Action work)
            {
                var previous = Activity.Current;
                [|Activity.Current|] = null;
                work();
                Activity.Current = previous;
            }
        }
        """);

    [Theory]
    [InlineData("run?.Dispose();")]
    [InlineData("run!.Stop();")]
    public Task OwnActivityEndedByHand_DoesNotTrigger(string end) => Verify.DoesNotTriggerAsync($$"""
        using System.Diagnostics;

        public sealed class Reader(ActivitySource source)
        {
            public async IAsyncEnumerable<int> ReadAsync(IAsyncEnumerable<int> items)
            {
                var run = StartRun();
                try
                {
                    await foreach (var item in items)
                    {
                        Activity.Current = run;
                        yield return item;
                    }
                }
                finally
                {
                    {{end}}
                }
            }

            private Activity? StartRun() => source.StartActivity("read");
        }
        """);

    [Fact]
    public Task ActivityOfSomebodyElse_Triggers() => Verify.TriggersAsync(LFO6008_ActivityCurrentSet, """
        using System.Diagnostics;

        public sealed class Reader(Func<Activity> find)
        {
            public void Read()
            {
                var session = find();
                [|Activity.Current|] = session;
            }
        }
        """);

    [Fact]
    public Task OwnActivityMadeCurrentAgain_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using System.Diagnostics;

        public sealed class Reader(ActivitySource source)
        {
            public async IAsyncEnumerable<int> ReadAsync(IAsyncEnumerable<int> items)
            {
                Console.WriteLine("reading");
                using Activity? activity = source.StartActivity("read");
                await foreach (var item in items)
                {
                    yield return item;
                    Activity.Current = activity;
                }
            }
        }
        """);

    [Theory]
    [InlineData("[|RateAsync|](question).ContinueWith(done => Console.WriteLine(done.Exception), TaskContinuationOptions.OnlyOnFaulted);")]
    [InlineData("var rated = RateAsync(question).ContinueWith(done => Console.WriteLine(done.Exception), TaskContinuationOptions.OnlyOnFaulted); await rated;")]
    [InlineData("var end = new TaskCompletionSource(); _ = RateAsync(question).ContinueWith(done => end.SetResult()); await end.Task;")]
    public Task TaskOfWhichOnlyTheFailureIsSeen(string code)
    {
        var source = $$"""
            public static class Pipeline
            {
                [Observe]
                public static async Task RunAsync(string question)
                {
                    {{code}}
                    await Task.Yield();
                }

                [Observe]
                private static Task RateAsync(string question) => Task.CompletedTask;
            }
            """;
        return code.Contains("[|", StringComparison.Ordinal) ? Verify.TriggersAsync(LFO6001_TaskNotAwaited, source) : Verify.DoesNotTriggerAsync(source);
    }

    [Theory]
    [InlineData("await Task.WhenAny(Task.WhenAll(rated), Task.Delay(1));", true)]
    [InlineData("await Task.WhenAll(rated).WaitAsync(TimeSpan.FromSeconds(1));", false)]
    [InlineData("var all = Task.WhenAll(rated); if (await Task.WhenAny(all, Task.Delay(1)) != all) { await all; }", false)]
    public Task TasksOfWhichAllAreOneOfTwo(string code, bool isReported)
    {
        var source = $$"""
            public static class Pipeline
            {
                [Observe]
                public static async Task RunAsync(string[] questions)
                {
                    var rated = new List<Task>();
                    foreach (var question in questions)
                    {
                        rated.Add({{(isReported ? "[|RateAsync|]" : "RateAsync")}}(question));
                    }

                    {{code}}
                }

                [Observe]
                private static Task RateAsync(string question) => Task.CompletedTask;
            }
            """;
        return isReported ? Verify.TriggersAsync(LFO6001_TaskNotAwaited, source) : Verify.DoesNotTriggerAsync(source);
    }

    [Theory]
    [InlineData("Limits.Short(Text)")]
    [InlineData("Text.Length > 200 ? Text[..200] : Text")]
    [InlineData("Text.Substring(0, Math.Min(200, Text.Length))")]
    [InlineData("Limits.Cut(Text)")]
    public Task TextThatIsShortened_DoesNotTrigger(string value) => Verify.DoesNotTriggerAsync($$"""
        internal static class Limits
        {
            private const string Text = "{{new string('x', 250)}}";
            public static string Short(string text) => text.Length <= 200 ? text : text[..200];
            public static string Cut(this string text) { if (text.Length > 200) { return text[..200]; } return text; }
            public static void Run() { using (LangfuseContext.Propagate(sessionId: "s", metadata: new { style = {{value}} })) { Ask(); } }
            [Observe] private static void Ask() { }
        }
        """);

    [Theory]
    [InlineData("using var bag = new Bag(); bag.Add(LangfuseContext.Propagate(sessionId: s)); bag.Push(LangfuseContext.Propagate(version: s)); Ask();")]
    [InlineData("using var bag = new Bag(); bag.Add(LangfuseContext.Propagate(sessionId: s)).Push(LangfuseContext.Propagate(version: s)); Ask();")]
    [InlineData("_kept.Add(LangfuseContext.Propagate(sessionId: s)); Ask(); _kept.Dispose();")]
    public Task ScopeInABagOfItsOwn_DoesNotTrigger(string body) => Verify.DoesNotTriggerAsync($$"""
        public sealed class Bag : IDisposable
        {
            private readonly Stack<IDisposable> _scopes = new();
            public Bag Add(IDisposable scope) { _scopes.Push(scope); return this; }
            public Bag Push(IDisposable scope) => Add(scope);
            public void Dispose() { while (_scopes.TryPop(out var scope)) { scope.Dispose(); } }
        }
        public sealed class Reader
        {
            private readonly Bag _kept = new();
            public void Run(string s) { {{body}} }
            [Observe] private void Ask() { }
        }
        """);
}
