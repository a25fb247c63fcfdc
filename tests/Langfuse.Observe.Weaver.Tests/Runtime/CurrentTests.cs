using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>Observed helpers that start something and give it to their caller.</summary>
public sealed class CurrentTests
{
    private const string Helpers = """
        [Observe] static System.Diagnostics.Activity StartStep(string name) => new System.Diagnostics.Activity(name).Start();
        [Observe] static int Work(int n) => n;
        [Observe] static IDisposable Scope(string user) => LangfuseContext.Propagate(userId: user);
        """;

    [Fact]
    public void ActivityStartedForTheCaller_IsGoneWhenTheCallerDisposesIt() => AssertTree(
        """
        public static void Run() { Outer(); Work(3); }
        [Observe(CaptureOutput = false)] static void Outer() { using (StartStep("s")) Work(1); Work(2); }
        """,
        """
        span Outer
          span StartStep < {"name":"s"} > "Activity"
          span Work < {"n":1} > 1
          span Work < {"n":2} > 2
        span Work < {"n":3} > 3

        """);

    [Fact]
    public void ActivityStartedForAnAsyncCaller_IsGoneWhenTheCallerDisposesIt() => AssertTree(
        """
        public static async Task Run() { await Outer(); Work(3); }
        [Observe] static async Task Outer() { using (StartStep("s")) { await Task.Yield(); Work(1); } await Task.Yield(); Work(2); }
        """,
        """
        span Outer
          span StartStep < {"name":"s"} > "Activity"
          span Work < {"n":1} > 1
          span Work < {"n":2} > 2
        span Work < {"n":3} > 3

        """);

    [Fact]
    public void ActivitiesStartedForNobody_EachLeaveNothingBehind() => AssertTree(
        """
        public static void Run() { for (var i = 0; i < 2; i++) { using (StartStep("job" + i)) { Work(i); } } Work(100); }
        """,
        """
        span StartStep < {"name":"job0"} > "Activity"
          span Work < {"n":0} > 0
        span StartStep < {"name":"job1"} > "Activity"
          span Work < {"n":1} > 1
        span Work < {"n":100} > 100

        """);

    [Fact]
    public void ActivityGivenBackInATask_IsGoneWhenTheCallerDisposesIt() => AssertTree(
        """
        public static void Run() { Outer(); Work(3); }
        [Observe] static void Outer() { using (StartStepAsync("s").Result) Work(1); Work(2); }
        [Observe(CaptureOutput = false)] static Task<System.Diagnostics.Activity> StartStepAsync(string name) => Task.FromResult(new System.Diagnostics.Activity(name).Start());
        """,
        """
        span Outer
          span StartStepAsync < {"name":"s"}
          span Work < {"n":1} > 1
          span Work < {"n":2} > 2
        span Work < {"n":3} > 3

        """);

    [Fact]
    public void ScopeStartedForTheCaller_LastsUntilTheCallerDisposesIt()
    {
        var assembly = new LoadedAssembly(new Snippet($"static class Program {{ {Helpers} public static void Run() {{ using (Scope(\"u1\")) Work(1); Work(2); }} }}").Weave());
        using var recorder = Testing.LangfuseRecorder.Start();
        assembly.Method("Program", "Run").Invoke(null, null);

        Assert.Equal([null, "u1", null], recorder.Traces.Select(trace => trace.UserId));
        Assert.Null(System.Diagnostics.Activity.Current);
    }

    private static void AssertTree(string run, string expected)
    {
        Assert.Equal(expected.ReplaceLineEndings("\n"), Recorded.Tree($"static class Program {{ {Helpers} {run} }}"));
        Assert.Null(System.Diagnostics.Activity.Current);
    }
}
