using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Integrations.Tests.Replay;

/// <summary>What made a trace is found by name and called with its recorded input.</summary>
public sealed class RootCallTests
{
    [Fact]
    public async Task StaticMethod_IsCalledWithItsRecordedInput()
    {
        using var replay = LangfuseReplay.From(await RecordAsync(static () => RootCalls.ReplyAsync(new("order 7", [1, 2]), 3)));

        await replay.CallRootAsync();

        replay.ShouldHaveNoDifference();
        Assert.Equal(1, replay.Calls);
    }

    [Fact]
    public async Task InstanceMethod_StreamIsEnumerated()
    {
        using var replay = LangfuseReplay.From(await RecordAsync(static async () =>
        {
            await foreach (var _ in new RootCalls().StreamedRootAsync("q"))
            {
            }
        }));

        await replay.CallRootAsync();

        replay.ShouldHaveNoDifference();
        Assert.Equal(2, replay.Calls);
    }

    [Fact]
    public async Task RecordedFailure_IsExpected()
    {
        using var replay = LangfuseReplay.From(await RecordAsync(static () =>
        {
            Assert.Throws<TimeoutException>(static () => RootCalls.FailingRoot("q"));
            return Task.CompletedTask;
        }));

        await replay.CallRootAsync();

        replay.ShouldHaveNoDifference();
    }

    [Fact]
    public async Task OverloadIsChosenByTheInput_AndOfTwoThatFitNoneIs()
    {
        using (var replay = LangfuseReplay.From(await RecordAsync(static () => Task.FromResult(RootCalls.OverloadedRoot("text", length: 3)))))
        {
            await replay.CallRootAsync();
            replay.ShouldHaveNoDifference();
        }

        using var ambiguous = LangfuseReplay.From(await RecordAsync(static () => Task.FromResult(RootCalls.AmbiguousRoot("text"))));
        var failure = await Assert.ThrowsAsync<ReplayException>(() => ambiguous.CallRootAsync());
        Assert.Contains("More than one of the observed methods named 'AmbiguousRoot'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("in place of CallRootAsync", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeCalled_SaysWhy()
    {
        using (var replay = LangfuseReplay.From(await RecordAsync(static () => Task.FromResult(new RootCalls.Service(1).ServiceRoot("q")))))
        {
            Assert.Contains("ServiceRoot(question)' is not static, and its class has no constructor without parameters", (await Assert.ThrowsAsync<ReplayException>(() => replay.CallRootAsync())).Message, StringComparison.Ordinal);
        }

        using (var replay = LangfuseReplay.From(await RecordAsync(static () => Task.FromResult(RootCalls.RootWithSecret("q", "s3cret")))))
        {
            Assert.Contains("takes 'key', which the recorded input does not have", (await Assert.ThrowsAsync<ReplayException>(() => replay.CallRootAsync())).Message, StringComparison.Ordinal);
        }

        using var byHand = LangfuseReplay.From(await RecordAsync(static () =>
        {
            using var root = LangfuseContext.StartObservation("GET /chat");
            return Task.FromResult(RootCalls.Model("q"));
        }));
        Assert.Contains("'GET /chat'", (await Assert.ThrowsAsync<ReplayException>(() => byHand.CallRootAsync())).Message, StringComparison.Ordinal);
    }

    private static async Task<RecordedTrace> RecordAsync(Func<Task> run)
    {
        using var recorder = LangfuseRecorder.Start();
        await run();
        return recorder.Traces.Single();
    }

    internal sealed record Question(string Text, int[] Orders);

    internal sealed class RootCalls
    {
        [Observe]
        public static async Task<string> ReplyAsync(Question question, int times, string tone = "kind", CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Model(question.Text + question.Orders.Length + times + tone);
        }

        [Observe]
        public async IAsyncEnumerable<string> StreamedRootAsync(string question)
        {
            yield return Model(question);
            await Task.Yield();
            yield return Model(question + "!");
        }

        [Observe]
        public static string FailingRoot(string question) => throw new TimeoutException(Model(question));

        [Observe]
        public static string OverloadedRoot(string text, int length) => Model(text[..length]);

        [Observe]
        public static string OverloadedRoot(string text) => Model(text);

        [Observe]
        public static string AmbiguousRoot(string text) => Model(text);

        [Observe]
        public static string AmbiguousRoot(object text) => Model(text.ToString()!);

        [Observe]
        public static string RootWithSecret(string question, [NotCaptured] string key) => Model(question + key.Length);

        [Observe(AsType = ObservationType.Generation)]
        public static string Model(string prompt) => "answer to " + prompt;

        internal sealed class Service(int version)
        {
            [Observe]
            public string ServiceRoot(string question) => Model(question + version);
        }
    }
}
