using System.Diagnostics;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Tests.Runtime;

/// <summary>Where an enumeration belongs: to what is current, else to where its stream was made.</summary>
public sealed class StreamContextTests
{
    [Fact]
    public async Task EnumeratedWhereNothingIsCurrent_BelongsToItsMaker()
    {
        using var recorder = LangfuseRecorder.Start();
        var items = Woven.Call("Handler", () =>
        {
            LangfuseContext.UpdateCurrentTrace(userId: "u1");
            return Woven.Stream("Items", ItemsAsync());
        });

        await foreach (var _ in items)
        {
            Assert.Null(LangfuseContext.Current);
        }

        Assert.Null(Activity.Current);
        AssertBelongsToHandler(recorder);
        Assert.Equal("u1", recorder.Traces[0].UserId);
    }

    [Fact]
    public void EnumeratedWhereNothingIsCurrent_BelongsToItsMaker_Iterator()
    {
        using var recorder = LangfuseRecorder.Start();
        var items = Woven.Call("Handler", () => Woven.Stream("Items", Items()));

        Assert.Equal(2, items.Count());

        AssertBelongsToHandler(recorder);
    }

    [Fact]
    public async Task EnumeratedByTheServerOfTheSameRequest_BelongsToTheHandler()
    {
        using var recorder = LangfuseRecorder.Start();
        using var request = new Activity("request").Start();
        var items = await HandleAsync();

        await foreach (var _ in items)
        {
            Assert.Same(request, Activity.Current);
        }

        AssertBelongsToHandler(recorder);

        static async Task<IAsyncEnumerable<int>> HandleAsync()
        {
            await Task.Yield();
            return Woven.Call("Handler", () => Woven.Stream("Items", ItemsAsync()));
        }
    }

    [Fact]
    public async Task EnumeratedAfterItsRequest_BelongsToTheHandler()
    {
        using var recorder = LangfuseRecorder.Start();
        IAsyncEnumerable<int> items;
        using (new Activity("request").Start())
        {
            items = Woven.Call("Handler", () => Woven.Stream("Items", ItemsAsync()));
        }

        await Drain(items);

        AssertBelongsToHandler(recorder);
    }

    [Fact]
    public async Task EnumeratedInsideAnother_BelongsToThat()
    {
        using var recorder = LangfuseRecorder.Start();
        var items = Woven.Call("Handler", () => Woven.Stream("Items", ItemsAsync()));

        await Woven.Call("Consumer", () => Drain(items));

        var consumer = recorder.Observations.Single(observation => observation.Name == "Consumer");
        Assert.Equal(consumer.Id, recorder.Observations.Single(observation => observation.Name == "Items").ParentId);
    }

    [Fact]
    public async Task EnumeratedInARequestOfItsOwn_BelongsToThat()
    {
        using var recorder = LangfuseRecorder.Start();
        var items = Woven.Call("Startup", () => Woven.Stream("Items", ItemsAsync()));
        using var request = new Activity("request").Start();

        await Drain(items);

        Assert.Equal(request.TraceId.ToHexString(), recorder.Observations.Single(observation => observation.Name == "Items").TraceId);
    }

    [Fact]
    public async Task MadeInsideAScope_HasItsValues()
    {
        using var recorder = LangfuseRecorder.Start();
        IAsyncEnumerable<int> items;
        using (LangfuseContext.Propagate(userId: "u1"))
        {
            items = Woven.Stream("Items", ItemsAsync());
        }

        await Drain(items);

        Assert.Equal("u1", recorder.Traces.Single().UserId);
        Assert.Null(Ambient.Current!.Propagated);
    }

    [Fact]
    public async Task HandedOnAndEnumeratedLater_BelongsToItsMaker()
    {
        using var recorder = LangfuseRecorder.Start();
        var items = Woven.Call("Handler", () => HandOn());

        await Drain(items);

        AssertBelongsToHandler(recorder);
        Assert.Null(Activity.Current);

        static IAsyncEnumerable<int> HandOn()
        {
            var scope = ObservationScope.Begin(Woven.Method("Items"));
            return ObservationScope.Follow(scope, ItemsAsync());
        }
    }

    [Fact]
    public void ScopeInsideAnObservedIterator_LastsAcrossItsItems_Iterator()
    {
        using var recorder = LangfuseRecorder.Start();

        foreach (var _ in Woven.Stream("Items", Scoped()))
        {
        }

        Assert.Equal(["u", "u"], recorder.Observations.Where(o => o.Name == "Child").Select(child => PropagatedValues.Find(child.Recorded.Propagated, null, values => values.UserId)));
        Assert.Null(Ambient.Current!.Propagated);

        static IEnumerable<int> Scoped()
        {
            using var scope = LangfuseContext.Propagate(userId: "u");
            Woven.Call("Child", () => 0);
            yield return 1;
            Woven.Call("Child", () => 0);
        }
    }

    [Fact]
    public async Task ScopeInsideAnObservedIteratorThatIsLeftEarly_IsGone()
    {
        using var recorder = LangfuseRecorder.Start();

        await foreach (var _ in Woven.Stream("Items", ItemsInScopeAsync()))
        {
            break;
        }

        Woven.Call("After", () => 0);
        Assert.Null(recorder.Observations.Single(observation => observation.Name == "After").Recorded.Propagated);

        static async IAsyncEnumerable<int> ItemsInScopeAsync()
        {
            using var scope = LangfuseContext.Propagate(userId: "u");
            await Task.Yield();
            yield return 1;
            yield return 2;
        }
    }

    private static async Task ChildAsync()
    {
        await Task.Yield();
        Woven.Call("Child", () => 0);
    }

    private static async Task Drain(IAsyncEnumerable<int> items)
    {
        await foreach (var _ in items)
        {
        }
    }

    private static void AssertBelongsToHandler(LangfuseRecorder recorder)
    {
        var trace = Assert.Single(recorder.Traces);
        var handler = trace.Observations.Single(observation => observation.Name == "Handler");
        var items = trace.Observations.Single(observation => observation.Name == "Items");
        Assert.Equal(handler.Id, items.ParentId);
        Assert.Equal([items.Id, items.Id], trace.Observations.Where(observation => observation.Name == "Inside").Select(inside => inside.ParentId));
    }

    private static async IAsyncEnumerable<int> ItemsAsync()
    {
        Woven.Call("Inside", () => 0);
        yield return 1;
        await Task.Yield();
        Woven.Call("Inside", () => 0);
        yield return 2;
    }

    private static IEnumerable<int> Items()
    {
        Woven.Call("Inside", () => 0);
        yield return 1;
        Woven.Call("Inside", () => 0);
        yield return 2;
    }
}
