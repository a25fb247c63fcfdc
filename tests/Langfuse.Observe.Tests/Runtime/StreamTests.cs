using System.Diagnostics;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Runtime;

public sealed class StreamTests
{
    private static readonly AsyncLocal<string?> s_userFlow = new();

    [Fact]
    public void Iterator_Enumerated_EndsWithTheEnumeration()
    {
        using var recorder = LangfuseRecorder.Start();
        var stream = Woven.Stream("Numbers", Numbers());
        Assert.Empty(recorder.Observations);

        Assert.Equal([1, 2, 3], stream);

        Assert.Equal("span Numbers > [1,2,3]\n", recorder.ToTree());
    }

    [Fact]
    public void Iterator_NeverEnumerated_IsNotRecorded()
    {
        using var recorder = LangfuseRecorder.Start();
        var stream = Woven.Stream("Numbers", Numbers());
        using (stream.GetEnumerator())
        {
        }

        Assert.Empty(recorder.Observations);
    }

    [Fact]
    public void Iterator_EnumeratedTwice_IsRecordedTwice()
    {
        using var recorder = LangfuseRecorder.Start();
        var stream = Woven.Stream("Numbers", Numbers());

        _ = stream.Count();
        _ = stream.Count();

        Assert.Equal(2, recorder.Observations.Count);
    }

    [Fact]
    public void Iterator_LeftEarly_SaysSo()
    {
        using var recorder = LangfuseRecorder.Start();

        foreach (var number in Woven.Stream("Numbers", Numbers()))
        {
            if (number == 2)
            {
                break;
            }
        }

        var observation = Assert.Single(recorder.Observations);
        Assert.Equal("[1,2]", observation.Output);
        Assert.Equal("false", observation.Metadata["stream_completed"]);
        Assert.Equal("2", observation.Metadata["stream_items"]);
    }

    [Fact]
    public void Iterator_ThatThrows_KeepsItsItemsAndTheException()
    {
        using var recorder = LangfuseRecorder.Start();

        var thrown = Assert.Throws<InvalidOperationException>(() => Woven.Stream("Numbers", Numbers(failAfter: 2)).Count());

        Assert.Equal("after 2", thrown.Message);
        Assert.DoesNotContain("ObservedEnumerator", thrown.StackTrace, StringComparison.Ordinal);
        var observation = Assert.Single(recorder.Observations);
        Assert.Equal(ObservationLevel.Error, observation.Level);
        Assert.Equal("[1,2]", observation.Output);
    }

    [Fact]
    public void Iterator_Children_BelongToItAfterEveryYield()
    {
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Outer", () =>
        {
            foreach (var _ in Woven.Stream("Gen", WithChildren()))
            {
                Assert.Equal("Outer", LangfuseContext.Current!.Name);
                Woven.Call("Consumer", () => 0);
            }

            return 0;
        });

        var gen = recorder.Observations.Single(observation => observation.Name == "Gen");
        var outer = recorder.Observations.Single(observation => observation.Name == "Outer");
        Assert.Equal(3, recorder.Observations.Count(observation => observation.Name == "Child" && observation.ParentId == gen.Id));
        Assert.Equal(2, recorder.Observations.Count(observation => observation.Name == "Consumer" && observation.ParentId == outer.Id));
    }

    [Fact]
    public void Iterator_AbandonedEnumerator_LeavesTheConsumersContext()
    {
        using var recorder = LangfuseRecorder.Start();
        var before = Activity.Current;

        var enumerator = Woven.Stream("Gen", WithChildren()).GetEnumerator();
        Assert.True(enumerator.MoveNext());

        Assert.Same(before, Activity.Current);
        Assert.Single(recorder.Observations, observation => observation.Name == "Child");
    }

    [Fact]
    public void Iterator_AbandonedEnumerator_IsRecordedWhenItIsCollected()
    {
        using var recorder = LangfuseRecorder.Start();
        Abandon();

        Patience.Until(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return recorder.Observations.Count > 0;
        });

        var observation = Assert.Single(recorder.Observations, recorded => recorded.Name == "Numbers");
        Assert.Equal(ObservationLevel.Warning, observation.Level);
        Assert.Contains("abandoned", observation.StatusMessage, StringComparison.Ordinal);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Abandon() => Woven.Stream("Numbers", Numbers()).GetEnumerator().MoveNext();
    }

    [Fact]
    public async Task AsyncIterator_AbandonedAfterItHadToWait_EndsWithItsLastItem()
    {
        var wait = TimeSpan.FromMilliseconds(400);
        using var recorder = LangfuseRecorder.Start();
        await Abandon();

        Patience.Until(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return recorder.Observations.Count > 0;
        });

        var observation = Assert.Single(recorder.Observations);
        Assert.Contains("abandoned", observation.StatusMessage, StringComparison.Ordinal);
        Assert.True(observation.EndTime - observation.StartTime > wait / 2, $"{observation.StartTime:O} to {observation.EndTime:O}");

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task Abandon()
        {
            var enumerator = Woven.Stream("Tokens", Tokens()).GetAsyncEnumerator();
            Assert.True(await enumerator.MoveNextAsync());
            Assert.True(await enumerator.MoveNextAsync());
        }

        async IAsyncEnumerable<string> Tokens()
        {
            yield return "one";
            await Task.Delay(wait);
            yield return "two";
        }
    }

    [Fact]
    public void Iterator_AsyncLocals_FlowAsWithoutUs()
    {
        using var recorder = LangfuseRecorder.Start();
        var seen = new List<string?>();

        foreach (var value in Woven.Stream("Flow", ReadAndSetFlow()))
        {
            seen.Add(value + "|" + s_userFlow.Value);
            s_userFlow.Value = "consumer" + seen.Count;
        }

        Assert.Equal(["|iterator1", "consumer1|iterator2", "consumer2|iterator3"], seen);
        Assert.Single(recorder.Observations);
    }

    [Fact]
    public async Task AsyncIterator_Strings_AreConcatenatedAndMarkTheFirstToken()
    {
        using var recorder = LangfuseRecorder.Start();

        await foreach (var _ in Woven.Stream("llm", Words(), ObservationType.Generation))
        {
        }

        var observation = Assert.Single(recorder.Observations);
        Assert.Equal("one two three", observation.Output);
        Assert.NotNull(observation.CompletionStartTime);
        Assert.InRange(observation.CompletionStartTime.Value, observation.StartTime, observation.EndTime);
    }

    [Fact]
    public async Task AsyncIterator_Children_BelongToItAfterEveryYield()
    {
        using var recorder = LangfuseRecorder.Start();
        await OuterAsync();

        var gen = recorder.Observations.Single(observation => observation.Name == "Gen");
        Assert.Equal(4, recorder.Observations.Count(observation => observation.Name == "Child" && observation.ParentId == gen.Id));
        Assert.All(recorder.Observations.Where(observation => observation.Name == "Consumer"), consumer => Assert.NotEqual(gen.Id, consumer.ParentId));

        static async Task OuterAsync()
        {
            await foreach (var _ in Woven.Stream("Gen", WithChildrenAsync()))
            {
                Woven.Call("Consumer", () => 0);
            }
        }
    }

    [Fact]
    public async Task AsyncIterator_LeftEarly_EndsOnce()
    {
        using var recorder = LangfuseRecorder.Start();

        await foreach (var _ in Woven.Stream("llm", Words()))
        {
            break;
        }

        var observation = Assert.Single(recorder.Observations);
        Assert.Equal("one ", observation.Output);
        Assert.Equal("false", observation.Metadata["stream_completed"]);
    }

    [Fact]
    public async Task AsyncIterator_Cancelled_IsAWarning()
    {
        using var recorder = LangfuseRecorder.Start();
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Woven.Stream("llm", Words()).WithCancellation(cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(ObservationLevel.Warning, Assert.Single(recorder.Observations).Level);
    }

    [Fact]
    public void Reducer_ThatIsObservedItself_IsNotRecorded()
    {
        using var recorder = LangfuseRecorder.Start();
        var method = Woven.Method("Sum").WithReducer(typeof(ObservedSum));

        Assert.Equal(3, ObservationScope.Follow(ObservationScope.BeginStream(method), Numbers()).Count());

        Assert.Equal("span Sum > 6\n", recorder.ToTree());
    }

    public sealed class ObservedSum : IStreamReducer<int, int>
    {
        private int _sum;

        public void Add(int item) => _sum = Woven.Call("Add", () => _sum + item);

        public int Complete() => Woven.Call("Complete", () => _sum);
    }

    private static IEnumerable<int> Numbers(int failAfter = 3)
    {
        for (var number = 1; number <= failAfter; number++)
        {
            yield return number;
        }

        if (failAfter < 3)
        {
            throw new InvalidOperationException("after " + failAfter);
        }
    }

    private static IEnumerable<int> WithChildren()
    {
        Woven.Call("Child", () => 0);
        yield return 1;
        Woven.Call("Child", () => 0);
        yield return 2;
        Woven.Call("Child", () => 0);
    }

    private static IEnumerable<string?> ReadAndSetFlow()
    {
        for (var step = 1; step <= 3; step++)
        {
            var read = s_userFlow.Value;
            s_userFlow.Value = "iterator" + step;
            yield return read;
        }
    }

    private static async IAsyncEnumerable<int> WithChildrenAsync()
    {
        Woven.Call("Child", () => 0);
        yield return 1;
        Woven.Call("Child", () => 0);
        await Task.Yield();
        Woven.Call("Child", () => 0);
        yield return 2;
        Woven.Call("Child", () => 0);
    }

    private static async IAsyncEnumerable<string> Words([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return "one ";
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        yield return "two ";
        yield return "three";
    }
}
