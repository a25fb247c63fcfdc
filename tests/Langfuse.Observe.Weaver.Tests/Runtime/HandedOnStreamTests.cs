using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>Methods that hand on a stream: their body runs inside their observation, which ends with the stream.</summary>
public sealed class HandedOnStreamTests
{
    private const string Helpers = """
        static async IAsyncEnumerable<string> Llm() { yield return "a"; await Task.Yield(); yield return "b"; }
        [Observe] static async IAsyncEnumerable<string> ObservedLlm() { yield return "a"; await Task.Yield(); Work(1); yield return "b"; }
        [Observe] static string[] Retrieve(string q) => [q];
        [Observe] static int Work(int n) => n;
        [Observe(AsType = ObservationType.Generation)]
        public static IAsyncEnumerable<string> Answer(string q) { var d = Retrieve(q); LangfuseContext.UpdateCurrentTrace(userId: "u1"); LangfuseContext.UpdateCurrentObservation(model: "gpt-4o", metadata: new { d }); return Llm(); }
        public static async Task<string> All(IAsyncEnumerable<string> items) { var s = ""; await foreach (var x in items) { s += x; } return s; }
        """;

    [Fact]
    public void Body_RunsInsideItsObservation()
    {
        using var recorder = Run("public static Task<string> Run() => All(Answer(\"q\"));");

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal("generation Answer < {\"q\":\"q\"} > ab\n  span Retrieve < {\"q\":\"q\"} > [\"q\"]\n", trace.ToTree());
        Assert.Equal("u1", trace.UserId);
        var answer = recorder.Observations.Single(observation => observation.Name == "Answer");
        Assert.Equal(("gpt-4o", "[\"q\"]"), (answer.Model, answer.Metadata["d"]));
        Assert.NotNull(answer.CompletionStartTime);
    }

    [Fact]
    public void Body_BelowAnother_LeavesThatAlone()
    {
        using var recorder = Run("public static Task<string> Run() => Outer(); [Observe] static async Task<string> Outer() { var s = await All(Answer(\"q\")); Work(2); return s; }");

        Assert.Equal(
            "span Outer > ab\n  generation Answer < {\"q\":\"q\"} > ab\n    span Retrieve < {\"q\":\"q\"} > [\"q\"]\n  span Work < {\"n\":2} > 2\n",
            recorder.ToTree());
        Assert.Null(recorder.Observations.Single(observation => observation.Name == "Outer").Model);
    }

    [Fact]
    public void Body_OfAnEnumerator_RunsInsideItsObservation()
    {
        using var recorder = Run("""
            public static async Task Run() { await using var items = Items("q"); while (await items.MoveNextAsync()) { } }
            [Observe] static IAsyncEnumerator<string> Items(string q) { Retrieve(q); return Llm().GetAsyncEnumerator(); }
            """);

        Assert.Equal("span Items < {\"q\":\"q\"} > ab\n  span Retrieve < {\"q\":\"q\"} > [\"q\"]\n", recorder.ToTree());
    }

    [Fact]
    public void Body_ThatHandsOnAnObservedStream_IsAroundIt()
    {
        using var recorder = Run("""
            public static Task<string> Run() => All(Items("q"));
            [Observe] static IAsyncEnumerable<string> Items(string q) { Retrieve(q); return ObservedLlm(); }
            """);

        Assert.Equal(
            "span Items < {\"q\":\"q\"} > ab\n  span Retrieve < {\"q\":\"q\"} > [\"q\"]\n  span ObservedLlm > ab\n    span Work < {\"n\":1} > 1\n", recorder.ToTree());
    }

    [Fact]
    public void SecondEnumeration_IsAnObservationOfItsOwn()
    {
        using var recorder = Run("public static async Task Run() { var items = Answer(\"q\"); await All(items); await All(items); }");

        Assert.Equal(
            "generation Answer < {\"q\":\"q\"} > ab\n  span Retrieve < {\"q\":\"q\"} > [\"q\"]\ngeneration Answer < {\"q\":\"q\"} > ab\n", recorder.ToTree());
        Assert.Equal("u1", recorder.Traces[1].UserId);
    }

    [Fact]
    public void NeverEnumerated_IsRecordedWithItsBody()
    {
        using var recorder = Run("public static void Run() => Forget(); [MethodImpl(MethodImplOptions.NoInlining)] static void Forget() => Answer(\"q\");");

        Patience.Until(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return recorder.Observations.Count > 1;
        });
        Assert.Equal("generation Answer < {\"q\":\"q\"}\n  span Retrieve < {\"q\":\"q\"} > [\"q\"]\n", recorder.ToTree());
    }

    [Theory]
    [InlineData("async Task<IAsyncEnumerable<string>>", "await Task.Yield(); return ObservedLlm();")]
    [InlineData("async ValueTask<IAsyncEnumerable<string>>", "return ObservedLlm();")]
    public void AsyncMethodThatGivesAStream_IsAroundIt(string type, string body)
    {
        using var recorder = Run($$"""
            public static async Task Run() { await All(await Items("q")); await Outer(); }
            [Observe] static async Task Outer() { var items = await Items("r"); Work(2); await All(items); Work(3); }
            [Observe] static {{type}} Items(string q) { Retrieve(q); {{body}} }
            """);

        Assert.Equal(2, recorder.Traces.Count);
        const string Items = "span Items < {\"q\":\"q\"} > ab\n  span Retrieve < {\"q\":\"q\"} > [\"q\"]\n  span ObservedLlm > ab\n    span Work < {\"n\":1} > 1\n";
        Assert.Equal(Items, recorder.Traces[0].ToTree());
        Assert.Equal(
            "span Outer\n" + Indented(Items.Replace("\"q\"}", "\"r\"}", StringComparison.Ordinal).Replace("[\"q\"]", "[\"r\"]", StringComparison.Ordinal)) + "  span Work < {\"n\":2} > 2\n  span Work < {\"n\":3} > 3\n",
            recorder.Traces[1].ToTree());
    }

    [Theory]
    [InlineData("Inner()", "async Task<IAsyncEnumerable<string>> Inner() { await Task.Yield(); return ObservedLlm(); }")]
    [InlineData("Task.FromResult(ObservedLlm())", "void Inner() { }")]
    [InlineData("Inner(10)", "async Task<IAsyncEnumerable<string>> Inner(int n) { await Task.Delay(n); return ObservedLlm(); }")]
    public void TaskHandedOnWithAnObservedStream_IsAroundIt(string given, string inner)
    {
        using var recorder = Run($$"""
            public static async Task Run() { await All(await Items("q")); }
            [Observe] static Task<IAsyncEnumerable<string>> Items(string q) { Retrieve(q); return {{given}}; }
            static {{inner}}
            """);

        Assert.Equal(
            "span Items < {\"q\":\"q\"} > ab\n  span Retrieve < {\"q\":\"q\"} > [\"q\"]\n  span ObservedLlm > ab\n    span Work < {\"n\":1} > 1\n",
            recorder.ToTree());
    }

    [Fact]
    public void TaskHandedOnThroughLayers_EachIsAroundTheNext()
    {
        using var recorder = Run("""
            public static async Task Run() { var task = Outer(); var same = ReferenceEquals(task, Made); var items = await task; await All(items); await All(items); Work(same ? 1 : 0); }
            static Task<IAsyncEnumerable<string>> Made;
            [Observe] static Task<IAsyncEnumerable<string>> Outer() => Middle();
            [Observe] static Task<IAsyncEnumerable<string>> Middle() => Made = Inner();
            [Observe] static async Task<IAsyncEnumerable<string>> Inner() { await Task.Delay(5); return Llm(); }
            """);

        const string Once = "span Outer > ab\n  span Middle > ab\n    span Inner > ab\n";
        Assert.Equal(Once + Once + "span Work < {\"n\":1} > 1\n", recorder.ToTree());
    }

    [Fact]
    public void TaskHandedOn_EnumeratedByWhoeverAwaitedIt_IsAlwaysAroundTheStream()
    {
        // Who sees that the task has completed may enumerate before our continuation has run.
        using var recorder = Run("""
            public static async Task Run()
            {
                for (var i = 0; i < 300; i++)
                {
                    var source = new TaskCompletionSource<IAsyncEnumerable<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
                    var items = Items(source);
                    var completer = new Thread(() => source.SetResult(Made));
                    completer.Start();
                    while (!items.IsCompleted) { Thread.Yield(); }
                    await All(items.Result);
                    completer.Join();
                }
            }

            static IAsyncEnumerable<string> Made;
            [Observe] static Task<IAsyncEnumerable<string>> Items([NotCaptured] TaskCompletionSource<IAsyncEnumerable<string>> source) { Made = ObservedLlm(); return source.Task; }
            """);

        var items = recorder.Observations.Where(observation => observation.Name == "Items").ToList();
        Assert.Equal(300, items.Count);
        Assert.All(items, observation => Assert.Equal("ab", observation.Output));
        Assert.Equal(300, recorder.Observations.Count(observation => observation.Name == "ObservedLlm" && items.Exists(outer => outer.Id == observation.ParentId)));
    }

    [Fact]
    public void TaskHandedOnWithAForeignStream_EndsWithTheTask()
    {
        using var recorder = Run("""
            public static async Task Run() { await All(await Items("q")); }
            [Observe] static Task<IAsyncEnumerable<string>> Items(string q) => Inner();
            static async Task<IAsyncEnumerable<string>> Inner() { await Task.Yield(); Work(7); return Llm(); }
            """);

        Assert.Equal("span Items < {\"q\":\"q\"} > \"IAsyncEnumerable<string>\"\n  span Work < {\"n\":7} > 7\n", recorder.ToTree());
    }

    [Theory]
    [InlineData("new(Llm())")]
    [InlineData("new(Inner())")]
    [InlineData("Later()")]
    [InlineData("new(Task.FromResult(Llm()))")]
    public void ValueTaskHandedOn_IsAroundItsStream(string given)
    {
        using var recorder = Run($$"""
            public static async Task Run() { var items = await Items("q"); Work(1); await All(items); await All(items); Work(2); }
            [Observe] static ValueTask<IAsyncEnumerable<string>> Items(string q) { Retrieve(q); return {{given}}; }
            static async Task<IAsyncEnumerable<string>> Inner() { await Task.Yield(); return Llm(); }
            static async ValueTask<IAsyncEnumerable<string>> Later() { await Task.Delay(5); Work(7); return Llm(); }
            """);

        var below = given == "Later()" ? "  span Work < {\"n\":7} > 7\n" : "";
        Assert.Equal(
            "span Items < {\"q\":\"q\"} > ab\n  span Retrieve < {\"q\":\"q\"} > [\"q\"]\n" + below
            + "span Work < {\"n\":1} > 1\nspan Items < {\"q\":\"q\"} > ab\nspan Work < {\"n\":2} > 2\n",
            recorder.ToTree());
    }

    [Fact]
    public void ValueTaskOfAnEnumerator_IsAroundItsSteps()
    {
        using var recorder = Run("""
            public static async Task Run() { await using var items = await Items(); while (await items.MoveNextAsync()) { } }
            [Observe] static ValueTask<IAsyncEnumerator<string>> Items() => new(Inner());
            static async Task<IAsyncEnumerator<string>> Inner() { await Task.Yield(); return ObservedLlm().GetAsyncEnumerator(); }
            """);

        Assert.Equal("span Items > ab\n  span ObservedLlm > ab\n    span Work < {\"n\":1} > 1\n", recorder.ToTree());
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"early\");", "InvalidOperationException: early", "InvalidOperationException early Faulted")]
    [InlineData("return new(Fail());", "InvalidOperationException: late", "InvalidOperationException late Faulted")]
    [InlineData("return new(Cancel());", "cancelled", "OperationCanceledException own Canceled")]
    [InlineData("return new(Task.FromException<IAsyncEnumerable<string>>(new InvalidOperationException(\"at once\")));", "InvalidOperationException: at once", "InvalidOperationException at once Faulted")]
    public void ValueTaskThatFails_FailsAlike(string body, string status, string seen)
    {
        using var recorder = Run($$"""
            public static async Task Run()
            {
                Task task = null;
                try { var items = Items(); task = items.AsTask(); await task; }
                catch (Exception e) { LangfuseContext.StartObservation(e.GetType().Name + " " + e.Message + " " + (task?.Status ?? TaskStatus.Faulted)).End(); }
            }

            [Observe] static ValueTask<IAsyncEnumerable<string>> Items() { {{body}} }
            static async Task<IAsyncEnumerable<string>> Fail() { await Task.Yield(); throw new InvalidOperationException("late"); }
            static async Task<IAsyncEnumerable<string>> Cancel() { await Task.Yield(); throw new OperationCanceledException("own"); }
            """);

        Assert.Equal([status, null], recorder.Observations.Select(observation => observation.StatusMessage));
        Assert.Equal(seen, recorder.Observations[1].Name);
    }

    [Fact]
    public void ValueTaskThatGivesNull_IsRecorded()
    {
        using var recorder = Run("public static async Task Run() { await Items(); } [Observe] static ValueTask<IAsyncEnumerable<string>> Items() => new(Inner()); static async Task<IAsyncEnumerable<string>> Inner() { await Task.Yield(); return null; }");

        Assert.Equal("span Items > null\n", recorder.ToTree());
    }

    [Fact]
    public void AsyncMethodThatGivesNull_IsRecorded()
    {
        using var recorder = Run("public static async Task Run() => await Items(); [Observe] static async Task<IAsyncEnumerable<string>> Items() { await Task.Yield(); return null; }");

        Assert.Equal("span Items > null\n", recorder.ToTree());
    }

    [Fact]
    public void ReducerOfAStreamInATask_AddsUpItsItems()
    {
        using var recorder = Run("""
            public static async Task Run() => await All(await Items());
            [Observe(Reducer = typeof(Count))] static async Task<IAsyncEnumerable<string>> Items() { await Task.Yield(); return Llm(); }
            public sealed class Count : IStreamReducer<string, int> { int _count; public void Add(string item) => _count++; public int Complete() => _count; }
            """);

        Assert.Equal("span Items > 2\n", recorder.ToTree());
    }

    private static string Indented(string tree) => string.Concat(tree.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => "  " + line + "\n"));

    private static LangfuseRecorder Run(string members)
    {
        var assembly = new LoadedAssembly(new Snippet($"public static class Program {{ {members} {Helpers} }}").Weave());
        var recorder = LangfuseRecorder.Start();
        (assembly.Method("Program", "Run").Invoke(null, null) as Task)?.GetAwaiter().GetResult();
        return recorder;
    }
}
