using Langfuse.Observe.Testing;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Rewriting;

/// <summary>A method that throws, or gives back null, where it should have given back a stream: no enumeration will ever record the call.</summary>
public sealed class FailedStreamTests
{
    private const string Helpers = """
        static IEnumerable<int> Items() { yield return 1; }
        static async IAsyncEnumerable<int> ItemsAsync() { await Task.Yield(); yield return 1; }
        """;

    [Theory]
    [InlineData("IEnumerable<int>", "Items()")]
    [InlineData("IEnumerator<int>", "Items().GetEnumerator()")]
    [InlineData("System.Collections.IEnumerable", "Items()")]
    [InlineData("IAsyncEnumerable<int>", "ItemsAsync()")]
    [InlineData("IAsyncEnumerator<int>", "ItemsAsync().GetAsyncEnumerator()")]
    public void Throws_IsRecordedWithItsInputAndError(string type, string result)
    {
        using var recorder = LangfuseRecorder.Start();

        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => Run($$"""
            public static void Run() { M(0); }
            [Observe] static {{type}} M(int count) { if (count < 1) { throw new ArgumentException("no items"); } return {{result}}; }
            """));

        Assert.IsType<ArgumentException>(thrown.InnerException);
        var observation = Assert.Single(recorder.Observations);
        Assert.Equal("M", observation.Name);
        Assert.Equal("{\"count\":0}", observation.Input);
        Assert.Equal(ObservationLevel.Error, observation.Level);
        Assert.Equal("ArgumentException: no items", observation.StatusMessage);
        Assert.True(observation.EndTime >= observation.StartTime);
    }

    [Theory]
    [InlineData("IAsyncEnumerable<int>")]
    [InlineData("IAsyncEnumerator<int>")]
    public void Null_IsRecordedWithItsInputAndOutput(string type)
    {
        using var recorder = LangfuseRecorder.Start();

        Run($$"""
            public static void Run() { Outer(); }
            [Observe] static void Outer() { if (M(0) is not null) { throw new InvalidOperationException("a stream"); } }
            [Observe] static {{type}} M(int count) => null!;
            """);

        var outer = recorder.Observations.Single(observation => observation.Name == "Outer");
        var call = recorder.Observations.Single(observation => observation.Name == "M");
        Assert.Equal(outer.Id, call.ParentId);
        Assert.Equal("{\"count\":0}", call.Input);
        Assert.Equal("null", call.Output);
        Assert.Equal(ObservationLevel.Default, call.Level);
    }

    [Fact]
    public void Throws_BelongsToItsCallerAndLeavesItCurrent()
    {
        using var recorder = LangfuseRecorder.Start();

        Run("""
            public static void Run() { Outer(); }
            [Observe] static void Outer() { try { M(); } catch (InvalidOperationException) { } After(); }
            [Observe] static IAsyncEnumerable<int> M() { try { throw new InvalidOperationException("boom"); } finally { Cleanup(); } }
            [Observe] static void Cleanup() { }
            [Observe] static void After() { }
            """);

        var outer = recorder.Observations.Single(observation => observation.Name == "Outer");
        var failed = recorder.Observations.Single(observation => observation.Name == "M");
        Assert.Equal(failed.Id, recorder.Observations.Single(observation => observation.Name == "Cleanup").ParentId);
        Assert.Equal(["M", "After"], recorder.Observations.Where(observation => observation.ParentId == outer.Id).Select(observation => observation.Name));
    }

    [Fact]
    public void FinallyThrowsAnother_IsRecordedOnceWithTheLast()
    {
        using var recorder = LangfuseRecorder.Start();

        Assert.Throws<System.Reflection.TargetInvocationException>(() => Run("""
            public static void Run() { M(); }
            [Observe] static IAsyncEnumerable<int> M() { try { throw new InvalidOperationException("first"); } finally { throw new InvalidOperationException("last"); } }
            """));

        Assert.Equal("InvalidOperationException: last", Assert.Single(recorder.Observations).StatusMessage);
    }

    private static void Run(string members) =>
        new LoadedAssembly(new Snippet($"static class Program {{ {members} {Helpers} }}").Weave()).Method("Program", "Run").Invoke(null, null);
}
