using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ContextRules;

namespace Langfuse.Observe.Analyzers.Tests.Context;

/// <summary>What a helper does for its callers: it hands on a scope, lets go of a task, keeps the flow back, ends an observation, starts a worker.</summary>
public class ThroughHelpersTests
{
    [Fact]
    public Task ScopeOfAHelperThatIsDropped_Triggers() => Verify.TriggersAsync(LFO6004_PropagateNotDisposed, """
        internal interface IArms { IDisposable Enter(string name); }

        internal sealed class Arms : IArms
        {
            public IDisposable Enter(string name) => LangfuseContext.Propagate(version: name);
            public static IDisposable Begin(string name, bool tagged) => tagged ? LangfuseContext.Propagate(tags: [name]) : LangfuseContext.Propagate(version: name);

            public static IDisposable Outer(string name)
            {
                var scope = Begin(name, true);
                return scope;
            }
        }

        internal sealed class Owner : IDisposable
        {
            private readonly IDisposable _scope = LangfuseContext.Propagate(userId: "u");
            public void Dispose() => _scope.Dispose();
        }

        internal static class Search
        {
            public static void Find(IArms arms)
            {
                [|arms.Enter|]("a");
                [|Arms.Outer|]("b");
                var kept = [|Arms.Begin|]("c", false);
                [|new Owner()|];
                [|Local|]();
                using var right = arms.Enter("d");
                using (Arms.Outer("e")) { }
                using var owner = new Owner();

                IDisposable Local() => LangfuseContext.Propagate(sessionId: "s");
            }
        }
        """);

    [Fact]
    public Task PropagateAfterAHelperThatRecords_Triggers() => Verify.TriggersAsync(LFO6005_PropagateAfterChildren, """
        public sealed class Desk(Func<string, Task<string>> complete)
        {
            private readonly Dictionary<string, string> _advice = [];

            public async Task<string> AdviseAsync(string card, string wish)
            {
                var advice = await DraftAsync();
                using ([|Scopes.Of|](card))
                {
                    _advice[card] = advice;
                }

                return advice;

                Task<string> DraftAsync() => SuggestAsync(wish);
            }

            public async Task<string> TellAsync(string card, string wish)
            {
                var advice = await PrepareAsync(wish);
                using var scope = [|LangfuseContext.Propagate|](userId: card);
                _advice[card] = advice;
                return advice;
            }

            public async Task<string> RightAsync(string card, string wish)
            {
                var advice = Trimmed(wish);
                using var scope = LangfuseContext.Propagate(userId: card);
                return await PrepareAsync(advice);
            }

            private static string Trimmed(string wish) => wish.Trim();
            private async Task<string> PrepareAsync(string wish) => (await SuggestAsync(wish)).Trim();

            [Observe]
            private Task<string> SuggestAsync(string wish) => complete(wish);
        }

        internal static class Scopes
        {
            public static IDisposable Of(string card) => LangfuseContext.Propagate(userId: card);
        }
        """);

    [Fact]
    public Task TaskGivenToAHelper_Triggers() => Verify.TriggersAsync(LFO6001_TaskNotAwaited, """
        internal static class Background
        {
            public static void Forget(this Task task, Action<string> log) => task.ContinueWith(t => log(t.Exception!.Message), TaskContinuationOptions.OnlyOnFaulted);

            public static async void Swallow(this Task task)
            {
                try { await task.ConfigureAwait(false); } catch (Exception) { }
            }

            public static void Drop(Task task) => _ = Watch(task);
            private static async Task Watch(Task task) => await task;
            public static void Run(Func<Task> work) => _ = Task.Run(work);
            public static void Go(Func<Task> work) => _ = Task.Run(async () => { try { await work(); } catch (Exception) { } });
            public static async void Do(Func<Task> work) => await work();
        }

        public sealed class Moderation(Action<string> log)
        {
            [Observe]
            public void Publish(string text)
            {
                [|JudgeAsync|](text).Forget(log);
                [|JudgeAsync|](text).Swallow();
                Background.Drop([|JudgeAsync|](text));
                [|Background.Run|](() => JudgeAsync(text));
                [|Background.Go|](async () => await JudgeAsync(text));
                [|Background.Do|](Judge);
                var pending = [|JudgeAsync|](text);
                log(pending.IsCompleted ? "done" : "on its way");
            }

            private Task Judge() => JudgeAsync("");

            [Observe]
            private Task JudgeAsync(string text) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task TaskGivenToAHelperThatWaits_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        internal static class Background
        {
            private static readonly List<Task> s_all = [];
            public static void Wait(this Task task) => task.GetAwaiter().GetResult();
            public static void Keep(this Task task) => s_all.Add(task);
            public static void Run(Func<Task> work) => work().Wait();
            public static void RunAll(Func<Task> work) => s_all.Add(Task.Run(work));
            public static void Forget(this Task task) => _ = task;
            public static void Start(Func<Task> work) => _ = Task.Run(work);
            public static Task WhenDoneAsync() => Task.WhenAll(s_all);
        }

        public sealed class Moderation
        {
            [Observe]
            public void Publish(string text)
            {
                JudgeAsync(text).Wait();
                JudgeAsync(text).Keep();
                Background.Run(() => JudgeAsync(text));
                Background.RunAll(() => JudgeAsync(text));
                PlainAsync(text).Forget();
                RootedAsync(text).Forget();
                _ = RootedAsync(text);
                Background.Start(() => RootedAsync(text));
                Background.Start(Later);
            }

            public void Unobserved(string text) => JudgeAsync(text).Forget();

            private Task Later() => RootedAsync("");
            private static Task PlainAsync(string text) => Task.Delay(text.Length);

            [Observe]
            private Task JudgeAsync(string text) => Task.CompletedTask;

            [Observe(Root = true)]
            private Task RootedAsync(string text) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task FlowKeptBackByAHelper_Triggers() => Verify.TriggersAsync(LFO6002_FlowSuppressed, """
        internal static class Detached
        {
            public static Task<T> RunAsync<T>(Func<Task<T>> work)
            {
                var flow = ExecutionContext.[|SuppressFlow|]();
                try { return Task.Run(work); } finally { flow.Undo(); }
            }

            public static void Queue(Action work) => ThreadPool.[|UnsafeQueueUserWorkItem|](_ => work(), null);
        }

        internal sealed class Job(CountdownEvent done) : IThreadPoolWorkItem
        {
            public void Execute() { Report.Section("x"); done.Signal(); }
        }

        internal sealed class Idle : IThreadPoolWorkItem
        {
            public void Execute() { }
        }

        public static class Report
        {
            [Observe]
            public static async Task<string> BuildAsync()
            {
                using var done = new CountdownEvent(1);
                IThreadPoolWorkItem job = new Job(done);
                ThreadPool.[|UnsafeQueueUserWorkItem|](job, preferLocal: false);
                ThreadPool.UnsafeQueueUserWorkItem(new Idle(), preferLocal: false);
                Detached.Queue(() => Section("a"));
                done.Wait();
                return await Detached.RunAsync(() => Task.FromResult(Section("b")));
            }

            [Observe]
            internal static string Section(string name) => name;
        }
        """);

    [Fact]
    public Task FlowKeptBackFromOtherWork_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        internal static class Detached
        {
            public static Task RunAsync(Func<Task> work)
            {
                using (ExecutionContext.SuppressFlow())
                {
                    return Task.Run(work);
                }
            }
        }

        public static class Report
        {
            [Observe]
            public static Task BuildAsync() => Detached.RunAsync(() => Task.Delay(1));

            public static Task StartAsync() => Detached.RunAsync(SectionAsync);

            [Observe]
            private static Task SectionAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task UpdateAfterAHelperOrBranchThatEnds_Triggers() => Verify.TriggersAsync(LFO6012_UpdateAfterEnd, """
        internal static class Endings
        {
            public static void Reject(this Observation reading) => reading.End(statusMessage: "unreadable");
            public static void Note(Observation reading, string text) => reading.Update(output: text);
        }

        public static class Ballots
        {
            public static void Branch(Observation trace, string name)
            {
                using var reading = trace.StartSpan("read");
                if (name.Length == 0)
                {
                    reading.Reject();
                }

                reading.[|End|](output: name);
            }

            public static void Local(Observation trace, string name)
            {
                var reading = trace.StartSpan("read");
                Close();
                reading.[|Update|](output: name);

                void Close() => reading.End();
            }

            public static void Helper(Observation trace, string name)
            {
                var reading = trace.StartSpan("read");
                reading.End();
                Endings.[|Note|](reading, name);
            }

            public static string Caught(Observation trace, Func<string> read)
            {
                var reading = trace.StartSpan("read");
                var text = "";
                try
                {
                    text = read();
                }
                catch (IOException e)
                {
                    reading.End(level: ObservationLevel.Error, statusMessage: e.Message);
                }

                reading.[|End|](output: text);
                return text;
            }
        }
        """);

    [Fact]
    public Task UpdateOnAnotherBranch_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        internal static class Endings
        {
            public static void MayReject(Observation reading, bool bad) { if (bad) { reading.End(); } }
            public static void Note(Observation reading, string text) => reading.Update(output: text);
        }

        public static class Ballots
        {
            public static void Branch(Observation trace, string name)
            {
                using var reading = trace.StartSpan("read");
                if (name.Length == 0)
                {
                    reading.End(statusMessage: "unreadable");
                    return;
                }

                reading.End(output: name);
            }

            public static void Correlated(Observation trace, string name)
            {
                using var reading = trace.StartSpan("read");
                if (name.Length == 0)
                {
                    reading.End();
                }

                if (name.Length > 0)
                {
                    reading.Update(output: name);
                }
            }

            public static void Left(Observation trace, string[] names)
            {
                foreach (var name in names)
                {
                    using var reading = trace.StartSpan("read");
                    if (name.Length == 0)
                    {
                        reading.End();
                    }

                    if (name.Length == 0)
                    {
                        continue;
                    }

                    reading.Update(output: name);
                    Endings.Note(reading, name);
                }
            }

            public static void Helper(Observation trace, string name)
            {
                using var reading = trace.StartSpan("read");
                Endings.MayReject(reading, name.Length == 0);
                reading.Update(output: name);
                Endings.Note(reading, name);
                reading.End();
                reading.Score("brief", true);
            }
        }
        """);

    [Fact]
    public Task WorkerStartedByAHelper_Triggers() => Verify.TriggersAsync(LFO6010_WorkerInObservation, """
        public sealed class Warmer
        {
            private readonly List<Task> _workers = [];
            private Task _loop = Task.CompletedTask;

            [Observe]
            public void Open()
            {
                EnsureLoop();
                _workers.Add([|Task.Run|](RefreshAsync));
            }

            private void EnsureLoop()
            {
                if (_loop.IsCompleted)
                {
                    _loop = [|Task.Factory.StartNew|](RefreshAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
                }
            }

            private async Task RefreshAsync()
            {
                using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
                while (await timer.WaitForNextTickAsync())
                {
                    await DescribeAsync();
                }
            }

            [Observe]
            private Task DescribeAsync() => Task.CompletedTask;
        }

        public sealed class Elsewhere
        {
            private Task? _loop;

            public Elsewhere() => Ensure();

            [Observe]
            public void Open() => Ensure();

            private void Ensure() => _loop ??= Task.Run(RefreshAsync);

            private async Task RefreshAsync()
            {
                while (true)
                {
                    await DescribeAsync();
                }
            }

            [Observe]
            private Task DescribeAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CurrentAfterAnEndOnEachWay_Triggers() => Verify.TriggersAsync(LFO6003_OutsideObservation, """
        await using var langfuse = LangfuseClient.Start();
        var step = langfuse.StartTrace("hall");
        try
        {
            Console.WriteLine("hall");
        }
        finally
        {
            step.End();
        }

        Judge("a");
        var next = langfuse.StartTrace("next");
        if (args.Length == 0)
        {
            next.End();
        }
        else
        {
            next.End(output: args);
        }

        LangfuseContext.[|ScoreCurrentTrace|]("brief", true);
        var open = langfuse.StartTrace("open");
        if (args.Length == 0)
        {
            open.End();
        }

        LangfuseContext.ScoreCurrentTrace("brief", true);
        open.End();

        static void Judge(string text) => LangfuseContext.[|ScoreCurrentObservation|]("brief", text.Length < 400);
        """);
}
