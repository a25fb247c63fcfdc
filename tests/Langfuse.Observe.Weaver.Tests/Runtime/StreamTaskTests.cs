using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>The tasks that a stream's enumerator gives, one by one: woven or not, recorded or not, they are alike.</summary>
public sealed class StreamTaskTests
{
    private const string Methods = """
        static readonly bool s_fails = Environment.TickCount64 > 0;
        static void Boom(string where) { if (s_fails) { throw new InvalidOperationException(where); } }
        [Observe] public static async IAsyncEnumerable<int> Now() { Boom("now"); await Task.Yield(); yield return 1; }
        [Observe] public static async IAsyncEnumerable<int> Later() { await Task.Delay(20); Boom("later"); yield return 1; }
        static async IAsyncEnumerable<int> Raw() { Boom("raw"); await Task.Yield(); yield return 1; }
        [Observe] public static IAsyncEnumerable<int> Pass() => Raw();
        [Observe] public static async Task<IAsyncEnumerable<int>> Awaited() { await Task.Yield(); return Raw(); }
        [Observe] public static async IAsyncEnumerable<int> Second() { yield return 1; Boom("second"); await Task.Yield(); }
        [Observe] public static async IAsyncEnumerable<int> Cancelled() { new CancellationToken(true).ThrowIfCancellationRequested(); await Task.Yield(); yield return 1; }
        [Observe] public static async IAsyncEnumerable<int> CancelledLater() { await Task.Delay(20); new CancellationToken(true).ThrowIfCancellationRequested(); yield return 1; }
        [Observe] public static async IAsyncEnumerable<int> Finally() { try { yield return 1; await Task.Yield(); } finally { Boom("finally"); } }
        [Observe] public static async IAsyncEnumerable<int> FinallyLater() { try { yield return 1; await Task.Yield(); } finally { await Task.Delay(20); Boom("finally"); } }
        [Observe] public static IAsyncEnumerable<int> OfTasks(Exception failure) => new Own(failure, false);
        [Observe] public static IAsyncEnumerable<int> OfCalls(Exception failure) => new Own(failure, true);
        sealed class Own(Exception failure, bool atTheCall) : IAsyncEnumerable<int>, IAsyncEnumerator<int>
        {
            public int Current => 0;
            public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken token) => this;
            public ValueTask<bool> MoveNextAsync() => atTheCall ? throw failure : new(Task.FromException<bool>(failure));
            public ValueTask DisposeAsync() => atTheCall ? throw failure : new(Task.FromException(failure));
        }
        """;

    private const string Steps = """
        public static async Task<string> Run()
        {
            var log = new System.Text.StringBuilder();
            async Task Try(string name, Func<IAsyncEnumerator<int>> make, int skip = 0, bool disposes = false)
            {
                var enumerator = make();
                for (var i = 0; i < skip; i++) { await enumerator.MoveNextAsync(); }
                foreach (var direct in new[] { false, true })
                {
                    if (direct) { enumerator = make(); for (var i = 0; i < skip; i++) { await enumerator.MoveNextAsync(); } }
                    try
                    {
                        if (direct) { if (disposes) { await enumerator.DisposeAsync(); } else { await enumerator.MoveNextAsync(); } continue; }
                        Task task;
                        try { task = disposes ? enumerator.DisposeAsync().AsTask() : enumerator.MoveNextAsync().AsTask(); }
                        catch (Exception thrown) { log.AppendLine($"{name}: the call threw {thrown.GetType().Name}"); continue; }
                        var first = await Task.WhenAny(task, Task.Delay(Timeout.Infinite));
                        log.AppendLine($"{name}: {first.Status}");
                        await task;
                    }
                    catch (Exception exception) { log.AppendLine($"{name}: {(name.StartsWith("tasks") ? exception.Message : exception)}"); }
                }
            }

            await Try("now", () => Now().GetAsyncEnumerator());
            await Try("later", () => Later().GetAsyncEnumerator());
            await Try("pass", () => Pass().GetAsyncEnumerator());
            await Try("second", () => Second().GetAsyncEnumerator(), skip: 1);
            await Try("cancelled", () => Cancelled().GetAsyncEnumerator());
            await Try("cancelled later", () => CancelledLater().GetAsyncEnumerator());
            await Try("finally", () => Finally().GetAsyncEnumerator(), skip: 1, disposes: true);
            await Try("finally later", () => FinallyLater().GetAsyncEnumerator(), skip: 1, disposes: true);
            await Try("awaited", () => Awaited().Result.GetAsyncEnumerator());
            foreach (var failure in new Exception[] { new InvalidOperationException("own"), new OperationCanceledException("own") })
            {
                await Try("tasks", () => OfTasks(failure).GetAsyncEnumerator());
                await Try("tasks, disposal", () => OfTasks(failure).GetAsyncEnumerator(), disposes: true);
                await Try("calls", () => OfCalls(failure).GetAsyncEnumerator());
                await Try("calls, disposal", () => OfCalls(failure).GetAsyncEnumerator(), disposes: true);
            }

            return log.ToString();
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failures_AreTheTasksOfTheUnwovenStream(bool isRelease)
    {
        var snippet = new Snippet($"static class Program {{ {Methods} {Steps} }}") { IsRelease = isRelease };
        var expected = await RunAsync(snippet.Compile());
        var woven = snippet.Weave();
        var off = await RunAsync(woven);
        using var recorder = Testing.LangfuseRecorder.Start();
        var on = await RunAsync(woven);

        Assert.Contains("now: Faulted", expected, StringComparison.Ordinal);
        Assert.Contains("cancelled: Canceled", expected, StringComparison.Ordinal);
        Assert.Equal(expected, off);
        Assert.Equal(expected, on);
        Assert.All(recorder.Observations.Where(observation => observation.Name is "Now" or "Later" or "Pass" or "Second" or "Finally" or "Awaited"), observation => Assert.Equal(ObservationLevel.Error, observation.Level));
        Assert.Equal(2, recorder.Observations.Count(observation => observation.Name == "Now"));
    }

    private static Task<string> RunAsync(string path) => new LoadedAssembly(path).Delegate<Func<Task<string>>>("Program", "Run")();
}
