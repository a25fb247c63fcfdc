using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Runtime;

/// <summary>What has been awaited is recorded, whoever was faster: the caller that goes on or the thread that ends the observation.</summary>
[Collection(nameof(Alone))]
public sealed class AwaitedTests
{
    private const int Rounds = 10_000;

    public enum Kind
    {
        Task,
        TaskOfResult,
        ValueTask,
        ValueTaskOfResult,
        ValueTaskOfSource,
        Failing,
        Cancelled,
        CompletionSource,
        AsynchronousContinuations,
        WhenAll,
        Delay,
        Stream,
        PassedTwice,
    }

    public static TheoryData<Kind> Kinds => [.. Enum.GetValues<Kind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Awaited_IsRecorded(Kind kind)
    {
        using var load = new Load();
        var rounds = kind == Kind.Delay ? Rounds / 20 : Rounds;
        for (var round = 0; round < rounds; round++)
        {
            using var recorder = LangfuseRecorder.Start();
            await CallAsync(kind);
            Assert.Contains(recorder.Observations, observation => observation.Name == "Call");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Awaited_EndsBeforeTheParentThatAwaitedIt(Kind kind)
    {
        using var load = new Load();
        var rounds = kind == Kind.Delay ? Rounds / 20 : Rounds;
        for (var round = 0; round < rounds; round++)
        {
            using var recorder = LangfuseRecorder.Start();
            var parent = ObservationScope.Begin(Woven.Method("Parent"));
            await CallAsync(kind);
            ObservationScope.Complete(parent);

            var observations = recorder.Observations;
            var (outer, inner) = (observations.Single(o => o.Name == "Parent"), observations.First(o => o.Name == "Call"));
            Assert.Equal(outer.Id, inner.ParentId);
            Assert.True(inner.EndTime <= outer.EndTime, $"round {round}: the child ended {inner.EndTime - outer.EndTime} after its parent");
        }
    }

    [Fact]
    public async Task NotCompleted_IsNotWaitedFor()
    {
        using var recorder = LangfuseRecorder.Start();
        var source = new TaskCompletionSource<int>();
        var parent = ObservationScope.Begin(Woven.Method("Parent"));
        var pending = ObservationScope.Follow(ObservationScope.Begin(Woven.Method("Call")), source.Task);
        ObservationScope.Complete(parent);

        Assert.Equal("Parent", Assert.Single(recorder.Observations).Name);
        source.SetResult(1);
        await pending;
        Assert.Equal(2, recorder.Observations.Count);
    }

    [Fact]
    public void ManyPending_AreEachRecordedOnce()
    {
        using var recorder = LangfuseRecorder.Start();
        var parent = ObservationScope.Begin(Woven.Method("Parent"));
        var sources = Enumerable.Range(0, 500).Select(_ => new TaskCompletionSource<int>()).ToList();
        foreach (var source in sources)
        {
            ObservationScope.Follow(ObservationScope.Begin(Woven.Method("Call")), source.Task);
        }

        Parallel.ForEach(sources, source =>
        {
            source.SetResult(1);
            _ = recorder.Observations.Count;
        });
        ObservationScope.Complete(parent);

        Assert.Equal(501, recorder.Observations.Select(observation => observation.Id).Distinct().Count());
        Assert.Equal(501, recorder.Observations.Count);
    }

    private static async Task CallAsync(Kind kind)
    {
        switch (kind)
        {
            case Kind.Task:
                await ObservationScope.Follow(Begin(), YieldingAsync());
                break;
            case Kind.TaskOfResult:
                await ObservationScope.Follow(Begin(), ResultAsync());
                break;
            case Kind.ValueTask:
                await ObservationScope.Follow(Begin(), new ValueTask(YieldingAsync()));
                break;
            case Kind.ValueTaskOfResult:
                await ObservationScope.Follow(Begin(), new ValueTask<int>(ResultAsync()));
                break;
            case Kind.ValueTaskOfSource:
                await ObservationScope.Follow(Begin(), PooledAsync());
                break;
            case Kind.Failing:
                await Assert.ThrowsAsync<InvalidOperationException>(() => ObservationScope.Follow(Begin(), FailingAsync()));
                break;
            case Kind.Cancelled:
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ObservationScope.Follow(Begin(), CancelledAsync()));
                break;
            case Kind.CompletionSource:
                await Completed(TaskCreationOptions.None);
                break;
            case Kind.AsynchronousContinuations:
                await Completed(TaskCreationOptions.RunContinuationsAsynchronously);
                break;
            case Kind.WhenAll:
                await Task.WhenAll(ObservationScope.Follow(Begin(), YieldingAsync()), ObservationScope.Follow(Begin(), ResultAsync()));
                break;
            case Kind.Delay:
                await ObservationScope.Follow(Begin(), Task.Delay(1));
                break;
            case Kind.Stream:
                await foreach (var _ in Woven.Stream("Call", ItemsAsync()))
                {
                }

                break;
            case Kind.PassedTwice:
                await ObservationScope.Follow(Begin(), PassedAsync());
                break;
        }
    }

    private static Observation? Begin() => ObservationScope.Begin(Woven.Method("Call"));

    private static Task<int> Completed(TaskCreationOptions options)
    {
        var source = new TaskCompletionSource<int>(options);
        ThreadPool.UnsafeQueueUserWorkItem(static source => source.SetResult(1), source, preferLocal: false);
        return ObservationScope.Follow(Begin(), source.Task);
    }

    private static Task<int> PassedAsync() => ObservationScope.Follow(ObservationScope.Begin(Woven.Method("Inner")), ResultAsync());

    private static async Task YieldingAsync() => await Task.Yield();

    private static async Task<int> ResultAsync()
    {
        await Task.Yield();
        return 1;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> PooledAsync()
    {
        await Task.Yield();
        return 1;
    }

    private static async Task FailingAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("boom");
    }

    private static async Task CancelledAsync()
    {
        await Task.Yield();
        throw new OperationCanceledException();
    }

    private static async IAsyncEnumerable<int> ItemsAsync()
    {
        await Task.Yield();
        yield return 1;
        await Task.Yield();
    }

    /// <summary>Keeps every processor busy, so that threads are interrupted where it hurts.</summary>
    private sealed class Load : IDisposable
    {
        private readonly CancellationTokenSource _over = new();
        private readonly List<Thread> _threads = [];

        public Load()
        {
            for (var i = 0; i < Environment.ProcessorCount; i++)
            {
                var thread = new Thread(() => { while (!_over.IsCancellationRequested) { Thread.SpinWait(50); Thread.Yield(); } }) { IsBackground = true };
                thread.Start();
                _threads.Add(thread);
            }
        }

        public void Dispose()
        {
            _over.Cancel();
            _threads.ForEach(thread => thread.Join());
            _over.Dispose();
        }
    }
}
