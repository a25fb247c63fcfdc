using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>What is recorded is what left the method: not what was on its way out before something replaced it.</summary>
public sealed class OutcomeTests
{
    private const string Helpers = """
        class Connection : IDisposable, IAsyncDisposable
        {
            public void Dispose() => throw new ObjectDisposedException("connection");
            public async ValueTask DisposeAsync() { await Task.Yield(); throw new ObjectDisposedException("connection"); }
        }
        static void Boom() => throw new System.IO.IOException("cache miss");
        static bool Throws() => throw new InvalidOperationException("in the filter");
        """;

    [Theory]
    [InlineData("M(); }", "[Observe] static int M() { try { using var c = new Connection(); throw new System.IO.IOException(\"cache miss\"); } catch (ObjectDisposedException) { return 5; } }")]
    [InlineData("M(); }", "[Observe] static int M() { try { using var c = new Connection(); throw new OperationCanceledException(); } catch (ObjectDisposedException) { return 5; } }")]
    [InlineData("M(); }", "[Observe] static int M() { try { try { Boom(); } finally { throw new InvalidOperationException(); } } catch (InvalidOperationException) { } return 5; }")]
    [InlineData("M(); }", "[Observe] static int M() { for (var i = 0; ; i++) { try { using var c = new Connection(); Boom(); } catch (ObjectDisposedException) { if (i > 3) { return 5; } } } }")]
    [InlineData("M(); }", "[Observe] static int M() { try { Inner(); } catch (ObjectDisposedException) { } return 5; } static void Inner() { using var c = new Connection(); Boom(); }")]
    [InlineData("M().Wait(); }", "[Observe] static Task<int> M() { try { using var c = new Connection(); throw new System.IO.IOException(\"cache miss\"); } catch (ObjectDisposedException) { return Task.FromResult(5); } }")]
    [InlineData("M().AsTask().Wait(); }", "[Observe] static ValueTask<int> M() { try { using var c = new Connection(); throw new System.IO.IOException(\"cache miss\"); } catch (ObjectDisposedException) { return new ValueTask<int>(5); } }")]
    [InlineData("M().Wait(); }", "[Observe] static async Task<int> M() { try { await using var c = new Connection(); Boom(); } catch (ObjectDisposedException) { } return 5; }")]
    [InlineData("var s = M(); s.ToString(); }", "[Observe] static string M() { try { using var c = new Connection(); Boom(); } catch (ObjectDisposedException) { } return \"5\"; }")]
    [InlineData("M(); }", "[Observe] static ReadOnlySpan<char> M() { try { using var c = new Connection(); Boom(); } catch (ObjectDisposedException) { } return \"5\"; }")]
    [InlineData("M(); }", "[Observe] static ref readonly int M() { try { using var c = new Connection(); Boom(); } catch (ObjectDisposedException) { } return ref f[0]; } static int[] f = { 5 };")]
    [InlineData("M(); }", "[Observe] static int M() { try { Boom(); } catch (Exception) when (Throws()) { } catch (System.IO.IOException) { } return 5; }")]
    public void ReplacedAndCaughtInside_IsNoFailure(string run, string members) =>
        Assert.Equal("span M > 5\n", Tree(run, members));

    [Fact]
    public void ReplacedAndCaughtInside_OfAMethodWithoutResult_IsNoFailure() => Assert.Equal(
        "span M\n",
        Tree("M(); }", "[Observe] static void M() { try { using var c = new Connection(); Boom(); } catch (ObjectDisposedException) { } }"));

    [Fact]
    public void ReplacedAndCaughtInside_OfAnIterator_IsNoFailure() => Assert.Equal(
        "span M > [1,5,7]\n",
        Tree("foreach (var i in M()) { } }", "[Observe] static IEnumerable<int> M() { yield return 1; int r; try { using var c = new Connection(); throw new System.IO.IOException(); } catch (ObjectDisposedException) { r = 5; } yield return r; yield return 7; }"));

    [Fact]
    public void ReplacedAndCaughtInside_AtTheEndOfAnIterator_IsNoFailure() => Assert.Equal(
        "span M > [1]\n",
        Tree("foreach (var i in M()) { } }", "[Observe] static IEnumerable<int> M() { yield return 1; try { using var c = new Connection(); Boom(); } catch (ObjectDisposedException) { } }"));

    [Theory]
    [InlineData("Task", "Task.FromResult(0)")]
    [InlineData("IAsyncEnumerable<int>", "null!")]
    public void ReplacedAndCaughtInside_WhereAnotherTypeIsGivenBack_IsNoFailure(string type, string result) => Assert.DoesNotContain(
        "!",
        Tree("M(); }", $$"""[Observe] static {{type}} M() { try { using var c = new Connection(); Boom(); } catch (ObjectDisposedException) { } return {{result}}; }"""),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[Observe] static void M() { using var c = new Connection(); Boom(); }")]
    [InlineData("[Observe] static void M() { try { Boom(); } finally { throw new ObjectDisposedException(\"connection\"); } }")]
    [InlineData("[Observe] static void M() { try { Boom(); } catch (System.IO.IOException e) { throw new ObjectDisposedException(\"connection\"); } }")]
    public void Replaced_IsRecordedAsWhatLeft(string members)
    {
        var tree = Tree("try { M(); } catch (ObjectDisposedException) { } }", members);

        Assert.StartsWith("span M ! Error ObjectDisposedException: Cannot access a disposed object.", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("IOException", tree, StringComparison.Ordinal);
    }

    /// <summary>The outer frames have seen the first exception pass before the inner one's finally replaced it.</summary>
    [Fact]
    public void ReplacedOnTheWay_IsRecordedByEachAsItLeft() => Assert.Equal(
        "span Outer > 1\n  span M ! Error InvalidOperationException: second\n",
        Tree("try { Top(); } catch (System.IO.IOException) { } }", """
            static void Top() { try { Outer(); } catch (System.IO.IOException) { } }
            [Observe] static int Outer() { try { M(); } catch (InvalidOperationException) { } return 1; }
            [Observe] static void M() { try { Boom(); } finally { throw new InvalidOperationException("second"); } }
            """));

    [Fact]
    public void WhatTheHandlerSays_OfTheObservation_Stays() => Assert.Equal(
        "span M > 5 ! Warning from the cache\n",
        Tree("M(); }", """
            [Observe] static int M()
            {
                try { using var c = new Connection(); Boom(); }
                catch (ObjectDisposedException) { LangfuseContext.UpdateCurrentObservation(level: ObservationLevel.Warning, statusMessage: "from the cache"); }
                return 5;
            }
            """));

    [Theory]
    [InlineData("throw new OperationCanceledException();", "Warning cancelled")]
    [InlineData("throw new TaskCanceledException(\"gone\", new InvalidOperationException());", "Warning cancelled")]
    [InlineData("Task.Delay(-1, new CancellationToken(true)).Wait();", "Warning cancelled")]
    [InlineData("throw new TaskCanceledException(\"too slow\", new TimeoutException());", "Error timed out: too slow")]
    [InlineData("throw new OperationCanceledException(\"too slow\", new System.IO.IOException(\"x\", new TimeoutException()));", "Error timed out: too slow")]
    [InlineData("throw new TaskCanceledException(\"The operation was cancelled because it exceeded the configured timeout of 0:00:01. \");", "Error timed out: The operation was cancelled because it exceeded the configured timeout of 0:00:01. ")]
    [InlineData("throw new TimeoutException(\"too slow\");", "Error TimeoutException: too slow")]
    public void TimeOut_IsToldFromACancellation(string statement, string expected) =>
        Assert.Equal($"span M ! {expected}\n", Tree("try { M(); } catch (Exception) { } }", $"[Observe] static void M() {{ {statement} }}"));

    private static string Tree(string run, string members) =>
        Recorded.Tree($$"""static class Program { public static void Run() { {{run}} {{members}} {{Helpers}} }""");
}
