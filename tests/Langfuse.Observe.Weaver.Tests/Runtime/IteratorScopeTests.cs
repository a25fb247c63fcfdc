using System.Diagnostics;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>Scopes that the body of an observed iterator holds over a <c>yield</c>: current again in its next step, and never the consumer's.</summary>
public sealed class IteratorScopeTests
{
    // STREAM, EACH, PAUSE and so on stand for what differs between the two kinds of iterators.
    private const string Helpers = """
        public static readonly List<string> Log = [];
        static string Now => LangfuseContext.Current?.Name ?? "nothing";
        [Observe] static int Child(int i) => i;
        static void Body(int i) { Child(i); Log.Add("body " + Now); }
        static void Consumer(int i) => Log.Add($"consumer {i} {Now}");
        static Observation Scope(string name) => LangfuseContext.StartObservation(name);
        """;

    public static TheoryData<bool, bool> Kinds => new() { { true, false }, { true, true }, { false, false }, { false, true } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Propagated_HoldsOverEachYield(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static STREAM Items() { using var scope = LangfuseContext.Propagate(version: "7", userId: "u"); Body(0); yield return 1; Body(1); PAUSE yield return 2; PAUSE Body(2); yield return 3; Body(3); }
            static TASK Consume() { EACH (var i in Items()) { Child(10 + i); } }
            """, out _);

        using (recorder)
        {
            Assert.Equal(["7", "7", "7", "7"], Versions(recorder, child => child < 10));
            Assert.Equal([null, null, null], Versions(recorder, child => child > 10));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Started_IsCurrentAgainInTheBodyOnly(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static STREAM Items() { Body(0); PAUSE using (Scope("held")) { Body(1); yield return 1; Body(2); PAUSE Body(3); yield return 2; Body(4); } PAUSE Body(5); yield return 3; Body(6); }
            [Observe] static TASK Consume() { EACH (var i in Items()) { Consumer(i); } Consumer(0); }
            """, out var log);

        using (recorder)
        {
            Assert.Equal(
                "body Items,body held,consumer 1 Consume,body held,body held,consumer 2 Consume,body held,body Items,consumer 3 Consume,body Items,consumer 0 Consume",
                string.Join(',', log));
            Assert.Equal("Items", recorder.Observations.Single(observation => observation.Name == "held").Parent(recorder));
            Assert.Equal("Items,held,held,held,held,Items,Items", ParentsOfChildren(recorder));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nested_CloseInnermostFirst(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static STREAM Items() { using (Scope("a")) { yield return 1; using (Scope("b")) { Body(0); PAUSE yield return 2; Body(1); using (LangfuseContext.Propagate(version: "7")) { yield return 3; Body(2); } Body(3); } yield return 4; Body(4); } Body(5); }
            static TASK Consume() { EACH (var i in Items()) { Consumer(i); } }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("b,b,b,b,a,Items", ParentsOfChildren(recorder));
            Assert.Equal([null, null, "7", null, null, null], Versions(recorder, _ => true));
            Assert.All(log.Where(line => line.StartsWith("consumer", StringComparison.Ordinal)), line => Assert.EndsWith("nothing", line, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ClosedInAFinally_AfterABreak_EndsInItsOwnScope(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static STREAM Items() { var scope = Scope("held"); try { yield return 1; PAUSE yield return 2; } finally { Body(0); scope.Dispose(); Body(1); } }
            [Observe] static TASK Consume() { EACH (var i in Items()) { Consumer(i); break; } Consumer(0); }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("consumer 1 Consume,body held,body Items,consumer 0 Consume", string.Join(',', log));
            Assert.Equal("held,Items", ParentsOfChildren(recorder));
            Assert.Equal("false", recorder.Observations.Single(observation => observation.Name == "Items").Metadata["stream_completed"]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NeverDisposed_LeavesTheConsumerAlone(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static STREAM Items() { using var held = Scope("held"); Body(0); yield return 1; Body(1); PAUSE yield return 2; }
            [Observe] static TASK Consume() { var e = Items().ENUMERATOR; AWAIT e.MOVE; Consumer(1); AWAIT e.MOVE; Consumer(2); Child(9); }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("body held,consumer 1 Consume,body held,consumer 2 Consume", string.Join(',', log));
            Assert.Equal("Consume", recorder.Observations.Single(observation => observation is { Name: "Child", Input: "{\"i\":9}" }).Parent(recorder));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Thrown_ClosesTheScopeAndIsTheSame(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static STREAM Items() { using var held = Scope("held"); yield return 1; PAUSE Body(0); throw new InvalidOperationException("late"); }
            [Observe] static TASK Consume() { try { EACH (var i in Items()) { Consumer(i); } } catch (InvalidOperationException e) { Log.Add(e.Message + " in " + Now); } Child(9); }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("consumer 1 Consume,body held,late in Consume", string.Join(',', log));
            Assert.Equal("held,Consume", ParentsOfChildren(recorder));
            Assert.Equal(ObservationLevel.Error, recorder.Observations.Single(observation => observation.Name == "Items").Level);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void InterleavedEnumerations_EachHaveTheirOwn(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static STREAM Items(string name) { using var held = Scope(name); Body(0); yield return 1; Body(1); PAUSE yield return 2; PAUSE Body(2); }
            [Observe] static TASK Consume()
            {
                AWAITUSING var a = Items("a").ENUMERATOR; AWAITUSING var b = Items("b").ENUMERATOR;
                while (AWAIT a.MOVE | AWAIT b.MOVE) { Consumer(a.Current); }
            }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("body a,body b,consumer 1 Consume,body a,body b,consumer 2 Consume,body a,body b", string.Join(',', log));
            Assert.Equal("a,b,a,b,a,b", ParentsOfChildren(recorder));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SecondEnumeration_OfTheSameStream_BeginsWithoutTheFirstOnes(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static STREAM Items() { Body(0); using (Scope("held")) { yield return 1; PAUSE Body(1); } yield return 2; }
            [Observe] static TASK Consume() { var items = Items(); EACH (var i in items) { Consumer(i); } EACH (var i in items) { Consumer(i); break; } EACH (var i in items) { Consumer(i); } }
            """, out _);

        using (recorder)
        {
            Assert.Equal("Items,held,Items,Items,held", ParentsOfChildren(recorder));
            Assert.All(recorder.Observations.Where(observation => observation.Name == "Items"), observation => Assert.Equal("Consume", observation.Parent(recorder)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ScopeThatAnotherEnds_IsNotCurrentAgain(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            static Observation s_held;
            [Observe] static STREAM Items() { s_held = Scope("held"); yield return 1; Body(0); PAUSE yield return 2; Body(1); }
            [Observe] static TASK Consume() { EACH (var i in Items()) { s_held.End(); Consumer(i); } }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("consumer 1 Consume,body Items,consumer 2 Consume,body Items", string.Join(',', log));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ObservationOfTheStream_EndedByHand_KeepsTheScopeInside(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static STREAM Items() { LangfuseContext.Current.End(); using var held = Scope("held"); yield return 1; Body(0); PAUSE yield return 2; Body(1); }
            [Observe] static TASK Consume() { EACH (var i in Items()) { Consumer(i); } Consumer(0); }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("consumer 1 Consume,body held,consumer 2 Consume,body held,consumer 0 Consume", string.Join(',', log));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ForeignActivity_IsHeldToo(bool isAsync, bool isRelease)
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "iterator-scope",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        var recorder = Run(isAsync, isRelease, """
            static readonly System.Diagnostics.ActivitySource s_source = new("iterator-scope");
            static string Activity => System.Diagnostics.Activity.Current?.OperationName ?? "none";
            [Observe] static STREAM Items() { using (s_source.StartActivity("foreign")) { yield return 1; Log.Add(Activity); PAUSE yield return 2; Log.Add(Activity); } Log.Add(Activity); }
            static TASK Consume() { EACH (var i in Items()) { Log.Add(Activity); } }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("none,foreign,none,foreign,Items", string.Join(',', log));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void LocalFunctionsAndGenerics_HoldTheirs(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            sealed class Box<T>(T[] items) { [Observe] public GENERIC Items<U>(U other) { using var held = Scope("box"); foreach (var item in items) { PAUSE yield return item; Body(0); } } }
            [Observe] static TASK Consume()
            {
                EACH (var i in Local()) { Consumer(i); }
                EACH (var s in new Box<string>(["x", "y"]).Items(1)) { Log.Add(s + " " + Now); }
                [Observe] static STREAM Local() { using var held = Scope("local"); yield return 1; PAUSE Body(1); }
            }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("consumer 1 Consume,body local,x Consume,body box,y Consume,body box", string.Join(',', log));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void IteratorsThatGiveAnEnumerator_HoldTheirs(bool isAsync, bool isRelease)
    {
        var recorder = Run(isAsync, isRelease, """
            [Observe] static ENUMERATORTYPE Items() { using var held = Scope("held"); yield return 1; PAUSE Body(0); yield return 2; Body(1); }
            [Observe] static TASK Consume() { AWAITUSING var e = Items(); while (AWAIT e.MOVE) { Consumer(e.Current); } }
            """, out var log);

        using (recorder)
        {
            Assert.Equal("consumer 1 Consume,body held,consumer 2 Consume,body held", string.Join(',', log));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ValuesOfTheConsumersOwn_AreSeenAsWithoutUs(bool isRelease)
    {
        const string Source = """
            static readonly AsyncLocal<string> s_own = new();
            MARK static async IAsyncEnumerable<int> Items() { using var held = Scope("held"); s_own.Value = "body"; yield return 1; Log.Add(s_own.Value); await Task.Yield(); yield return 2; Log.Add(s_own.Value); }
            static async Task Consume() { s_own.Value = "consumer"; await foreach (var i in Items()) { Log.Add(s_own.Value); s_own.Value = "consumer " + i; } }
            """;

        Run(true, isRelease, Source.Replace("MARK", "", StringComparison.Ordinal), out var plain).Dispose();
        Run(true, isRelease, Source.Replace("MARK", "[Observe]", StringComparison.Ordinal), out var observed).Dispose();

        Assert.Equal("consumer,consumer 1,consumer 1,consumer 2", string.Join(',', plain));
        Assert.Equal(plain, observed);
    }

    private static List<string?> Versions(LangfuseRecorder recorder, Func<int, bool> which) =>
    [
        .. recorder.Observations.Where(observation => observation.Name == "Child").OrderBy(observation => observation.StartTime)
            .Where(observation => which(int.Parse(observation.Output!, System.Globalization.CultureInfo.InvariantCulture))).Select(observation => observation.Version),
    ];

    private static string ParentsOfChildren(LangfuseRecorder recorder) => string.Join(
        ',', recorder.Observations.Where(observation => observation.Name == "Child").Select(observation => observation.Parent(recorder)));

    private static LangfuseRecorder Run(bool isAsync, bool isRelease, string members, out List<string> log)
    {
        (string From, string Async, string Sync)[] words =
        [
            ("STREAM", "async IAsyncEnumerable<int>", "IEnumerable<int>"), ("GENERIC", "async IAsyncEnumerable<T>", "IEnumerable<T>"),
            ("TASK", "async Task", "void"), ("EACH", "await foreach", "foreach"), ("PAUSE", "await Task.Yield();", ""),
            ("ENUMERATORTYPE", "async IAsyncEnumerator<int>", "IEnumerator<int>"), ("ENUMERATOR", "GetAsyncEnumerator()", "GetEnumerator()"), ("MOVE", "MoveNextAsync()", "MoveNext()"),
            ("AWAITUSING", "await using", "using"), ("AWAIT", "await", ""),
        ];
        var source = words.Aggregate(
            $"public static class Program {{ {members} {Helpers} public static TASK Run() {{ AWAIT Consume(); }} }}",
            (text, word) => text.Replace(word.From, isAsync ? word.Async : word.Sync, StringComparison.Ordinal));
        var assembly = new LoadedAssembly(new Snippet(source) { IsRelease = isRelease }.Weave());
        var recorder = LangfuseRecorder.Start();
        (assembly.Method("Program", "Run").Invoke(null, null) as Task)?.GetAwaiter().GetResult();
        log = (List<string>)assembly.Assembly.GetType("Program")!.GetField("Log")!.GetValue(null)!;
        return recorder;
    }
}

/// <summary>Reads what a test asks of an observation.</summary>
internal static class RecordedParents
{
    /// <summary>The name of its parent; null for the first of a trace.</summary>
    public static string? Parent(this RecordedObservation observation, LangfuseRecorder recorder) =>
        recorder.Observations.FirstOrDefault(other => other.Id == observation.ParentId)?.Name;
}
