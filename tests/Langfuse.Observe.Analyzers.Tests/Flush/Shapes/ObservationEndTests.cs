using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush.Shapes;

/// <summary>Observations that a helper starts or is given, and usings that end too early.</summary>
public class ObservationEndTests
{
    [Fact]
    public Task HelperEarlyReturn_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class Job(LangfuseClient langfuse)
        {
            public int Run(string text)
            {
                var span = [|Begin|]("run");
                if (text.Length == 0)
                    return 0;
                span.End(output: text);
                return 1;
            }

            private Observation Begin(string name)
            {
                var input = new
                {
                    name
                };
                return langfuse.StartObservation("job", input: input);
            }
        }
        """);

    [Fact]
    public Task AssignedLater_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class Job(LangfuseClient langfuse)
        {
            public int Run(string text)
            {
                Observation span;
                span = langfuse.[|StartObservation|]("job");
                foreach (var c in text)
                {
                    if (c == 'x')
                        return 0;
                }

                span.End();
                return 1;
            }
        }
        """);

    [Fact]
    public Task GivenToHelperThatOnlyUpdates_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class Job(LangfuseClient langfuse)
        {
            public int Run(string text)
            {
                var span = langfuse.[|StartObservation|]("job");
                Describe(span, text);
                if (text.Length == 0)
                    return 0;
                span.End();
                return 1;
            }

            private static void Describe(Observation o, string text) => o.Update(input: text);
        }
        """);

    [Fact]
    public Task HelperEndsInOneBranch_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class Job(LangfuseClient langfuse)
        {
            public void Run(string text)
            {
                var span = langfuse.[|StartObservation|]("job");
                Finish(span, text);
            }

            private static void Finish(Observation o, string text)
            {
                if (text.Length > 0)
                    o.End(output: text);
            }
        }
        """);

    [Fact]
    public Task HelperEnds_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class Job(LangfuseClient langfuse)
        {
            public void Run(string text)
            {
                var span = langfuse.StartObservation("job");
                Finish(span, text);
            }

            private static void Finish(Observation o, string text)
            {
                o.Update(input: text);
                o.End(output: text);
            }
        }
        """);

    [Fact]
    public Task Conditional_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class Job(LangfuseClient langfuse)
        {
            public void Run(string text, bool verbose)
            {
                var span = verbose ? langfuse.StartObservation("job") : null;
                Observation? other = null;
                if (verbose)
                    other = Begin();
                try
                {
                    Console.WriteLine(File.ReadAllText(text));
                }
                finally
                {
                    span?.End();
                    if (other is not null)
                        other.End();
                }

                using var third = Begin();
            }

            private Observation Begin() => langfuse.StartObservation("job");
        }
        """);

    [Fact]
    public Task ExtensionEnds_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class Job(LangfuseClient langfuse)
        {
            public void Run(string text)
            {
                var span = langfuse.StartObservation("job");
                span.Finish(text);
            }
        }

        static class E
        {
            public static void Finish(this Observation o, string t) => o.End(output: t);
        }
        """);

    [Fact]
    public Task LoopBreak_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class J(LangfuseClient c)
        {
            public void Run(string[] a)
            {
                foreach (var x in a)
                {
                    var s = c.[|StartSpan2|](x);
                }
            }
        }

        static class E
        {
            public static Observation StartSpan2(this LangfuseClient c, string x) => c.StartObservation("s", input: x);
        }
        """);

    [Fact]
    public Task BreakBeforeEnd_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class J(LangfuseClient c)
        {
            public void Run(string[] a)
            {
                foreach (var x in a)
                {
                    var s = c.[|StartObservation|]("s", input: x);
                    if (x == "stop")
                        break;
                    s.End();
                }
            }
        }
        """);

    [Fact]
    public Task TrygetHelper_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class J(LangfuseClient c)
        {
            public bool Try(string x, out string y)
            {
                y = x;
                var s = c.[|StartObservation|]("s");
                if (!int.TryParse(x, out var n))
                {
                    return false;
                }

                y = n.ToString();
                s.End(output: y);
                return true;
            }
        }
        """);

    [Fact]
    public Task SwitchReturn_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class J(LangfuseClient c)
        {
            public int Run(int k)
            {
                var s = c.[|StartObservation|]("s");
                switch (k)
                {
                    case 0:
                        return -1;
                    case 1:
                        s.End();
                        return 1;
                    default:
                        s.End();
                        return 2;
                }
            }
        }
        """);

    [Fact]
    public Task UsingOfOther_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class J(LangfuseClient c)
        {
            public async Task<string> RunAsync(HttpClient h)
            {
                var s = c.[|StartTrace|]("t");
                using var r = await h.GetAsync("https://a.example");
                if (!r.IsSuccessStatusCode)
                {
                    s.Update(output: "bad");
                    return "";
                }

                s.Dispose();
                return "ok";
            }
        }
        """);

    [Fact]
    public Task ThrowStatement_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class J(LangfuseClient c)
        {
            public void Run(int k)
            {
                var s = c.[|StartObservation|]("s");
                if (k < 0)
                    throw new ArgumentOutOfRangeException(nameof(k));
                s.End();
            }
        }
        """);

    [Fact]
    public Task ChildOfChild_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public sealed class J(LangfuseClient c)
        {
            public void Run(int k)
            {
                using var t = c.StartTrace("t");
                var g = t.[|StartGeneration|]("g", model: "m");
                if (k > 2)
                {
                    g.Update(output: "x");
                    g.End();
                }
            }
        }
        """);

    [Fact]
    public Task StaticHelperInOtherClassLambda_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        static class Obs
        {
            public static Observation Open(LangfuseClient c, string n) => c.StartObservation("op", metadata: new { n });
        }

        public sealed class J(LangfuseClient c)
        {
            public void Run(List<string> a) => a.ForEach(x =>
            {
                var o = Obs.[|Open|](c, x);
                if (x.Length > 2)
                {
                    o.End();
                }
            });
        }
        """);

    [Fact]
    public Task Lambda_Triggers() => Verify.TriggersAsync(LFO5013_UsingEndsEarly, """
        public sealed class J(LangfuseClient c)
        {
            public Func<string, Task<string>> Make() => q =>
            {
                using var t = [|c.StartTrace("t")|];
                return Bot.AskAsync(q);
            };
        }

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);

    [Fact]
    public Task Whenall_Triggers() => Verify.TriggersAsync(LFO5013_UsingEndsEarly, """
        public sealed class J(LangfuseClient c)
        {
            public Task<string[]> RunAsync(string[] a)
            {
                using var t = [|c.StartTrace("t")|];
                return Task.WhenAll(a.Select(Bot.AskAsync));
            }
        }

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);

    [Fact]
    public Task HelperUsing_Triggers() => Verify.TriggersAsync(LFO5013_UsingEndsEarly, """
        public sealed class J(LangfuseClient c)
        {
            public Task<string> RunAsync(string q)
            {
                using ([|Open(q)|])
                {
                    return q.Length > 3 ? Bot.AskAsync(q) : Task.FromResult(q);
                }
            }

            Observation Open(string q) => c.StartTrace("t", input: q);
        }

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);

    [Fact]
    public Task SwitchExpression_Triggers() => Verify.TriggersAsync(LFO5013_UsingEndsEarly, """
        public sealed class J(LangfuseClient c)
        {
            public ValueTask<string> RunAsync(string q)
            {
                using var t = [|c.StartTrace("t")|];
                return q switch
                {
                    "" => new ValueTask<string>(""),
                    _ => new ValueTask<string>(Bot.AskAsync(q))};
            }
        }

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);

    [Fact]
    public Task LocalAssigned_Triggers() => Verify.TriggersAsync(LFO5013_UsingEndsEarly, """
        public sealed class J(LangfuseClient c)
        {
            public Task<string> RunAsync(string q)
            {
                Task<string> work;
                using (var t = [|c.StartTrace("t")|])
                {
                    work = Bot.AskAsync(q);
                }

                return work;
            }
        }

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);

    [Fact]
    public Task TryFinally_Triggers() => Verify.TriggersAsync(LFO5013_UsingEndsEarly, """
        public sealed class J(LangfuseClient c)
        {
            public Task<string> RunAsync(string q)
            {
                var t = c.StartTrace("t");
                try
                {
                    return Bot.AskAsync(q);
                }
                finally
                {
                    [|t|].Dispose();
                }
            }
        }

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);

    [Fact]
    public Task ContinuewithToo_Triggers() => Verify.TriggersAsync(LFO5013_UsingEndsEarly, """
        public sealed class J(LangfuseClient c)
        {
            public Task RunAsync(string q)
            {
                using var t = [|c.StartTrace("t")|];
                return Bot.AskAsync(q).ContinueWith(x => t.Update(output: x.Result));
            }
        }

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);

    [Fact]
    public Task AsyncEnumerable_Triggers() => Verify.TriggersAsync(LFO5013_UsingEndsEarly, """
        public sealed class J(LangfuseClient c)
        {
            public IAsyncEnumerable<string> RunAsync(string q)
            {
                using var scope = [|LangfuseContext.Propagate(sessionId: q)|];
                return Bot.StreamAsync(q);
            }
        }

        static class Bot
        {
            [Observe]
            public static async IAsyncEnumerable<string> StreamAsync(string t)
            {
                await Task.Yield();
                yield return t;
            }
        }
        """);

    [Fact]
    public Task Factory_Triggers() => Verify.TriggersAsync(LFO5014_RunNeverCompleted, """
        var sink = LangfuseRunSink.FromEnvironment();
        await using var run = Runs.Open(sink, args);
        run.Step(action: "run_python", code: "print(1)", success: true, output: "1", reward: 0.5);

        static class Runs
        {
            public static AgentRun Open(LangfuseRunSink s, string[] a) => s.[|StartRun|](runId: "abc", name: "r", task: a[0]);
        }
        """);

    [Fact]
    public Task LoopContinue_Triggers() => Verify.TriggersAsync(LFO5014_RunNeverCompleted, """
        var sink = LangfuseRunSink.FromEnvironment();
        foreach (var a in args)
        {
            var run = sink.[|StartRun|](runId: a, name: "r", task: a);
            run.Step(action: "x", code: "y", success: true, output: "1", reward: 0.5);
            if (a.Length > 3)
                continue;
            await run.CompleteAsync(completed: true, finalAnswer: "1");
        }
        """);

    [Fact]
    public Task HelperReturnedToUsing_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class J(LangfuseClient c)
        {
            Observation Begin(string n) => c.StartObservation("step", metadata: new { n });
            public void A()
            {
                using var s = Begin("a");
            }

            public void B()
            {
                using (Begin("b"))
                {
                    Console.WriteLine();
                }
            }

            public void C()
            {
                var s = Begin("c");
                try
                {
                    File.ReadAllText("x");
                }
                finally
                {
                    s.Dispose();
                }
            }

            public Observation D() => Begin("d");
            public void E(Dictionary<string, Observation> open)
            {
                open["e"] = Begin("e");
            }
        }
        """);

    [Fact]
    public Task FieldAndCallback_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class J(LangfuseClient c)
        {
            Observation? _open;
            public void Start()
            {
                var s = c.StartObservation("step");
                _open = s;
            }

            public void Stop() => _open?.End();
            public void Async(Action<Action> later)
            {
                var s = c.StartObservation("x");
                later(() => s.End());
            }

            public Task T()
            {
                var s = c.StartObservation("y");
                return Task.Delay(5).ContinueWith(_ => s.End());
            }
        }
        """);

    [Fact]
    public Task TryCatchBoth_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class J(LangfuseClient c)
        {
            public string Run(string f)
            {
                var s = c.StartObservation("step");
                try
                {
                    var r = File.ReadAllText(f);
                    s.End(output: r);
                    return r;
                }
                catch (Exception e)
                {
                    s.Update(statusMessage: e.Message);
                    s.End();
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task LoopWithFlag_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class J(LangfuseClient c)
        {
            public int Run(int n)
            {
                var done = 0;
                for (var i = 0; i < n; i++)
                {
                    var s = Begin(i);
                    if (i % 2 == 0)
                    {
                        s.End();
                        continue;
                    }

                    done++;
                    s.End(output: done);
                }

                return done;
            }

            Observation Begin(int i) => c.StartObservation("step", input: i);
        }
        """);

    [Fact]
    public Task TryFinallyAwaited_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class J(LangfuseClient c)
        {
            public async Task<string> RunAsync(string q)
            {
                var t = c.StartTrace("t");
                try
                {
                    return await Bot.AskAsync(q);
                }
                finally
                {
                    t.Dispose();
                }
            }

            public Task<string> SyncAsync(string q)
            {
                var t = c.StartTrace("t");
                try
                {
                    return Task.FromResult(q);
                }
                finally
                {
                    t.Dispose();
                }
            }

            public string Block(string q)
            {
                var t = c.StartTrace("t");
                try
                {
                    return Bot.AskAsync(q).Result;
                }
                finally
                {
                    t.Dispose();
                }
            }
        }

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);
}
