using System.Text.Json;
using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Integrations.Tests.Replay;

/// <summary>What a method of every shape gave comes back typed, without its code.</summary>
public sealed class ShapeTests
{
    private static readonly JsonSerializerOptions s_withFields = new() { IncludeFields = true };

    private readonly Weather _weather = new();

    [Fact]
    public Task Property_ComesBack() => ComesBackAsync(() => Task.FromResult<object?>(_weather.Port));

    [Fact]
    public Task Synchronous_ComesBack() => ComesBackAsync(() => Task.FromResult<object?>(_weather.Synchronous("Paris", days: 2)));

    [Fact]
    public Task Void_ComesBack() => ComesBackAsync(() =>
    {
        _weather.Nothing("Paris");
        return Task.FromResult<object?>(null);
    });

    [Fact]
    public Task Asynchronous_ComesBack() => ComesBackAsync(async () => await _weather.AsynchronousAsync("Paris"));

    [Fact]
    public Task VoidTask_ComesBack() => ComesBackAsync(async () =>
    {
        await _weather.VoidTaskAsync();
        return null;
    });

    [Theory]
    [InlineData("Paris")]
    [InlineData("nowhere")]
    public Task ValueTask_ComesBack(string city) => ComesBackAsync(async () => await _weather.ValueAsync(city));

    [Fact]
    public Task HandedOnTask_ComesBack() => ComesBackAsync(async () => await _weather.HandedOnAsync("Paris"));

    [Fact]
    public Task Iterator_ComesBack() => ComesBackAsync(() => Task.FromResult<object?>(_weather.Iterated(5).ToList()));

    [Fact]
    public Task Stream_ComesBackWhole() => ComesBackAsync(async () => string.Concat(await _weather.StreamAsync("Paris").ToListAsync()));

    [Fact]
    public Task HandedOnStream_ComesBack() => ComesBackAsync(async () => await _weather.HandedOnStreamAsync("Paris").ToListAsync());

    [Fact]
    public Task StreamInTask_ComesBack() => ComesBackAsync(async () => await (await _weather.StreamInTaskAsync("Paris")).ToListAsync());

    [Fact]
    public Task Generic_ComesBack() => ComesBackAsync(() => Task.FromResult<object?>(_weather.Generic(42) + _weather.Generic("x")));

    [Fact]
    public async Task Exception_IsThrownAgain()
    {
        using var replay = Recorded(() => Assert.Throws<ArgumentOutOfRangeException>(() => _weather.Failing("Rome")));
        var ran = _weather.Ran;

        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => _weather.Failing("Rome"));

        Assert.StartsWith("no such station", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(ran, _weather.Ran);
        replay.ShouldHaveNoDifference();
        await Task.CompletedTask;
    }

    [Fact]
    public async Task ExceptionOfATask_IsInTheTask()
    {
        using var replay = LangfuseReplay.From(await RecordAsync(() => Assert.ThrowsAsync<StationException>(_weather.FailingAsync)));

        var task = _weather.FailingAsync();

        Assert.Equal("the station is down", (await Assert.ThrowsAsync<StationException>(() => task)).Message);
        Assert.Equal(1, _weather.Ran);
    }

    [Fact]
    public async Task Cancellation_IsCancellation()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        using var replay = LangfuseReplay.From(await RecordAsync(() => Assert.ThrowsAnyAsync<OperationCanceledException>(() => _weather.CancelledAsync(source.Token))));

        var task = _weather.CancelledAsync(CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.True(task.IsCanceled);
    }

    [Fact]
    public void OutParameter_IsRefusedWithACure()
    {
        using var replay = Recorded(() => _weather.TryFind("Paris", out _));

        var refused = Assert.Throws<ReplayException>(() => _weather.TryFind("Paris", out _));

        Assert.Contains("ref or out parameter", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'TryFind'", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ReplayDifferenceKind.NotReplayable, Assert.Single(replay.Differences).Kind);
    }

    [Fact]
    public async Task Names_ChooseWhatIsAnswered()
    {
        var trace = await RecordAsync(async () =>
        {
            _weather.Synchronous("Paris", 1);
            await _weather.VoidTaskAsync();
        });
        using var replay = LangfuseReplay.From(trace, names: ["Synchronous"]);
        var ran = _weather.Ran;

        _weather.Synchronous("Paris", 1);
        await _weather.VoidTaskAsync();

        Assert.Equal(ran + 1, _weather.Ran);
        replay.ShouldHaveNoDifference();
    }

    [Fact]
    public void AfterTheReplay_CodeRunsAgain()
    {
        using (Recorded(() => _weather.Nothing("Paris")))
        {
            _weather.Nothing("Paris");
        }

        _weather.Nothing("Paris");

        Assert.Equal(2, _weather.Ran);
    }

    [Fact]
    public void Recorder_SeesWhatIsReplayed()
    {
        using var replay = Recorded(() => _weather.Synchronous("Paris", 1));
        using var recorder = LangfuseRecorder.Start();

        var report = _weather.Synchronous("Paris", 1);

        recorder.Traces.Single().ShouldHave(ObservationType.Tool, "Synchronous").WithInput("{\"city\":\"Paris\",\"days\":1}");
        Assert.Contains(report.City, recorder.Observations.Single().Output, StringComparison.Ordinal);
    }

    private async Task ComesBackAsync(Func<Task<object?>> call)
    {
        object? recorded = null;
        using var replay = LangfuseReplay.From(await RecordAsync(async () => recorded = await call()));
        var ran = _weather.Ran;

        var replayed = await call();

        Assert.Equal(ran, _weather.Ran);
        Assert.Equal(recorded?.GetType(), replayed?.GetType());
        Assert.Equal(Json(recorded), Json(replayed));
        replay.ShouldHaveNoDifference();
        Assert.Equal(replay.RecordedCalls, replay.Calls);
    }

    private static string Json(object? value) => JsonSerializer.Serialize(value, s_withFields);

    private static LangfuseReplay Recorded(Action call)
    {
        using var recorder = LangfuseRecorder.Start();
        using (LangfuseContext.StartObservation("test"))
        {
            call();
        }

        return LangfuseReplay.From(recorder.Traces.Single());
    }

    private static async Task<RecordedTrace> RecordAsync(Func<Task> call)
    {
        using var recorder = LangfuseRecorder.Start();
        using (LangfuseContext.StartObservation("test"))
        {
            await call();
        }

        return recorder.Traces.Single();
    }
}
