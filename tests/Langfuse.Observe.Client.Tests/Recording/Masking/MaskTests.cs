using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Recording.Masking;

public sealed class MaskTests
{
    private const string Secret = "s3cr3t";

    [Fact]
    public async Task Secret_InAnyField_NeverLeavesTheProcess()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = server.Client(options => options.Mask = static (_, text) => text.Replace(Secret, "***", StringComparison.Ordinal)))
        {
            RecordEverywhere(client);
        }

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, static request => Assert.DoesNotContain(Secret, request.Text, StringComparison.Ordinal));
        var span = Assert.Single(Spans.Of(server));
        Assert.Equal("in ***", span["langfuse.observation.input"]);
        Assert.Equal("""{"out":"***"}""", span["langfuse.observation.output"]);
        Assert.Equal("v ***", span["langfuse.observation.metadata.k ***"]);
        Assert.Equal("user ***", span["user.id"]);
        Assert.Equal(["tag ***"], (object[])span["langfuse.trace.tags"]!);
        Assert.Contains("***", (string)span["langfuse.observation.status_message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propagated_IsMaskedOnceAScope_AlsoInBaggage()
    {
        var calls = new System.Collections.Concurrent.ConcurrentBag<(MaskedField Field, string Text)>();
        await using var server = RawServer.Start();
        await using var callee = RawServer.Start();
        await using (var client = server.Client(options => options.Mask = (context, text) =>
        {
            calls.Add((context.Field, text));
            return text.Replace(Secret, "***", StringComparison.Ordinal);
        }))
        {
            using var http = new HttpClient();
            using (LangfuseContext.Propagate(
                userId: "user " + Secret, sessionId: "session " + Secret, tags: ["tag " + Secret], traceName: "name " + Secret,
                metadata: new Dictionary<string, string> { ["k" + Secret] = "v " + Secret }, asBaggage: true))
            using (var root = client.StartObservation("root"))
            {
                root.StartSpan("child").End();
                using (LangfuseContext.Propagate(sessionId: "inner " + Secret, asBaggage: true))
                {
                    root.StartSpan("grandchild").End();
                    await http.GetAsync(callee.BaseUrl);
                }
            }
        }

        Assert.All(server.Requests, static request => Assert.DoesNotContain(Secret, request.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, string.Join('\n', Assert.Single(callee.Requests).Headers.Values), StringComparison.Ordinal);
        Assert.Contains("langfuse_user_id", callee.Requests.Single().Headers["baggage"], StringComparison.Ordinal);
        Assert.All(Spans.Of(server), static span => Assert.Equal(("user ***", "name ***", "v ***"), (span["user.id"], span["langfuse.trace.name"], span["langfuse.trace.metadata.k***"])));
        Assert.Equal(1, calls.Count(static call => call.Field == MaskedField.UserId));
        Assert.Equal(2, calls.Count(static call => call.Field == MaskedField.SessionId));
    }

    [Fact]
    public async Task Baggage_OfACaller_IsMasked()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(static options => options.Mask = static (_, text) => text.Replace(Secret, "***", StringComparison.Ordinal)))
        {
            using var request = new System.Diagnostics.Activity("request").SetBaggage("langfuse_user_id", "user " + Secret).SetBaggage("langfuse_tags", "a,b " + Secret);
            request.Start();
            using var root = client.StartObservation("root");
            root.StartSpan("child").End();
        }

        Assert.All(Spans.Of(server), static span =>
        {
            Assert.Equal("user ***", span["user.id"]);
            Assert.Equal(["a", "b ***"], (object[])span["langfuse.trace.tags"]!);
        });
        Assert.Equal(2, Spans.Of(server).Count);
    }

    [Fact]
    public async Task ExceptionThatIsThrownLater_ShowsNoUnmaskedStack()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(static options => options.Mask = static (_, text) => "***"))
        {
            var trace = client.StartTrace("t");
            var exception = new InvalidOperationException(Secret);
            trace.ExpectFailure(exception);
            Assert.Throws<InvalidOperationException>((Action)(() => throw exception));
            trace.End();
        }

        Assert.Equal("***", Assert.Single(Spans.Of(server))["langfuse.observation.metadata.exception.stacktrace"]);
    }

    [Fact]
    public async Task MaskThatThrows_MasksTheFieldWhole()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(options => options.Mask = static (_, _) => throw new FormatException("bad mask")))
        {
            client.StartTrace("t", input: Secret).End(output: Secret);
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal("<fully masked due to failed mask function>", span["langfuse.observation.input"]);
        Assert.Equal("<fully masked due to failed mask function>", span["langfuse.observation.output"]);
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("FormatException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MaskThatGivesNull_MasksTheFieldWhole()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(options => options.Mask = static (_, _) => null!))
        {
            client.StartTrace("t", input: Secret).End();
        }

        Assert.Equal("<fully masked due to failed mask function>", Assert.Single(Spans.Of(server))["langfuse.observation.input"]);
    }

    [Fact]
    public async Task Context_NamesTheField()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        var fields = new System.Collections.Concurrent.ConcurrentDictionary<MaskedField, bool>();
        await using (var client = server.Client(options => options.Mask = (context, text) =>
        {
            fields.TryAdd(context.Field, true);
            return text;
        }))
        {
            RecordEverywhere(client);
        }

        MaskedField[] expected =
        [
            MaskedField.Input, MaskedField.Output, MaskedField.Metadata, MaskedField.MetadataKey, MaskedField.StatusMessage, MaskedField.ExceptionStack,
            MaskedField.ModelParameters, MaskedField.TraceMetadata, MaskedField.ScoreComment, MaskedField.ScoreValue, MaskedField.ScoreMetadata,
            MaskedField.UserId, MaskedField.SessionId, MaskedField.Tag, MaskedField.Name,
        ];
        Assert.Empty(expected.Except(fields.Keys));
    }

    /// <summary>A mask that looks for a text finds it however JSON writes it.</summary>
    [Theory]
    [InlineData("a \"quoted\" name")]
    [InlineData("line\nbreak")]
    [InlineData("tab\there")]
    [InlineData("C:\\secrets\\key")]
    [InlineData("<tag>&'")]
    [InlineData("umlaut \u00fc")]
    public async Task MaskOfATextWithEscapes_FindsIt_AndLeavesJson(string secret)
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = server.Client(options => options.Mask = (_, text) => text.Replace(secret, "***", StringComparison.Ordinal)))
        {
            client.StartTrace("t", input: new { q = "x " + secret, deep = new[] { secret } }, metadata: new { k = new { v = secret } }).End();
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal("""{"q":"x ***","deep":["***"]}""", span["langfuse.observation.input"]);
        Assert.Equal("""{"v":"***"}""", span["langfuse.trace.metadata.k"]);
    }

    /// <summary>Whatever lies across the bound, and however long the text is beyond it: no part of a secret is left, and JSON stays JSON.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(100_000)]
    public async Task SecretAcrossTheBound_LeavesNothing(int behind)
    {
        const int Bound = 2_048;
        const string Key = "sk-lf-12345678-1234-1234-1234-123456789012";
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = server.Client(options =>
        {
            options.MaxFieldBytes = Bound;
            options.Mask = static (_, text) => Redactor.Apply(text);
        }))
        {
            for (var before = Bound - 80; before < Bound + 20; before += 3)
            {
                var text = new string('a', before) + " " + Key + " " + new string('b', behind);
                client.StartTrace("t", input: text, output: new { text }, metadata: new { text }).End();
            }
        }

        Assert.All(Spans.Of(server), static span =>
        {
            var input = (string)span["langfuse.observation.input"]!;
            var output = (string)span["langfuse.observation.output"]!;
            Assert.True(System.Text.Encoding.UTF8.GetByteCount(input) <= Bound + 64 && System.Text.Encoding.UTF8.GetByteCount(output) <= Bound + 64, $"{input.Length} {output.Length}");
            Assert.DoesNotContain("sk-", input + output + span["langfuse.trace.metadata.text"], StringComparison.Ordinal);
            using var json = JsonDocument.Parse(output);
        });
    }

    /// <summary>Where masking makes a text much shorter, its own end comes into reach: nothing of what was cut there may show.</summary>
    [Fact]
    public async Task SecretAcrossTheEndOfWhatIsSeen_LeavesNothing()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = server.Client(static options =>
        {
            options.MaxFieldBytes = 2_048;
            options.Mask = static (_, text) => Redactor.Apply(text);
        }))
        {
            for (var padding = 0; padding < 60; padding += 7)
            {
                client.StartTrace("t", input: new string('.', padding) + string.Concat(Enumerable.Repeat("sk-lf-12345678-1234-1234-1234-123456789012 ", 3_000))).End();
            }
        }

        Assert.All(Spans.Of(server), static span => Assert.DoesNotContain("sk-", (string)span["langfuse.observation.input"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SessionOfAScore_IsMaskedAsThatOfATrace()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = server.Client(options => options.Mask = static (_, text) => text.Replace("alice@example.com", "user-7", StringComparison.Ordinal)))
        {
            client.StartTrace("chat", sessionId: "alice@example.com").End();
            client.Score("satisfaction", 4, sessionId: "alice@example.com");
        }

        Assert.All(server.Requests, static request => Assert.Contains("user-7", request.Text, StringComparison.Ordinal));
        Assert.All(server.Requests, static request => Assert.DoesNotContain("alice", request.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TraceStateOfACaller_StaysHere()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = server.Client())
        {
            using var request = new System.Diagnostics.Activity("in").SetParentId("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            request.TraceStateString = "vendor=" + Secret;
            request.Start();
            client.StartSpan("inside").End();
        }

        Assert.All(server.Requests, static request => Assert.DoesNotContain(Secret, request.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ScoreThatIsRefused_TheLogShowsNothingOfIt()
    {
        const string Hidden = "SECRET-4711";
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        client.Score("refused-number", Hidden, traceId: LangfuseClient.CreateTraceId(), dataType: ScoreDataType.Numeric);
        client.Score("refused-boolean", Hidden, traceId: LangfuseClient.CreateTraceId(), dataType: ScoreDataType.Boolean);
        client.Score("refused-id", 1, traceId: Hidden + "\r" + new string('x', 900));
        client.Score("refused-correction", Hidden, traceId: LangfuseClient.CreateTraceId(), dataType: ScoreDataType.Correction, configId: "c");

        Assert.Equal(4, client.Delivery.DroppedFor(DropReason.Invalid));
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("refused-number", StringComparison.Ordinal));
        Assert.DoesNotContain(TestLog.Entries, static entry => entry.Message.Contains(Hidden, StringComparison.Ordinal));
        Assert.DoesNotContain(Hidden, client.Delivery.LastError, StringComparison.Ordinal);
    }

    /// <summary>The list of docs/privacy.md: what the developer chooses goes as it is, and no mask is asked.</summary>
    [Fact]
    public async Task WhatIsNotMasked_GoesAsItIs_AndNoMaskSeesIt()
    {
        var seen = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = server.Client(options =>
        {
            (options.Release, options.Environment) = ("release-s3cr3t", "environment-s3cr3t");
            options.Mask = (_, text) =>
            {
                seen.Enqueue(text);
                return "***";
            };
        }))
        {
            var trace = client.StartTrace("name");
            trace.StartGeneration("call").Update(
                model: "model-s3cr3t", version: "version-s3cr3t", usage: new Usage { ["usage-s3cr3t"] = 3 }, cost: new Cost { ["cost-s3cr3t"] = 0.5m }, prompt: new Link("prompt-s3cr3t")).End();
            client.Score("score-s3cr3t", 1, traceId: trace.TraceId, scoreId: "id-s3cr3t", configId: "config-s3cr3t");
            trace.End();
        }

        var sent = string.Join('\n', server.Requests.Select(static request => request.Text));
        string[] expected =
        [
            "release-s3cr3t", "environment-s3cr3t", "model-s3cr3t", "version-s3cr3t", "usage-s3cr3t", "cost-s3cr3t", "prompt-s3cr3t", "score-s3cr3t", "id-s3cr3t", "config-s3cr3t",
        ];
        Assert.All(expected, name => Assert.Contains(name, sent, StringComparison.Ordinal));
        Assert.DoesNotContain(seen, static text => text.Contains(Secret, StringComparison.Ordinal));
        Assert.NotEmpty(seen);
    }

    private sealed record Link(string Name) : IPromptLink
    {
        public int Version => 1;

        public bool IsFallback => false;
    }

    private static void RecordEverywhere(LangfuseClient client)
    {
        var trace = client.StartTrace(
            "name " + Secret, userId: "user " + Secret, sessionId: "session " + Secret, tags: ["tag " + Secret], input: "in " + Secret,
            metadata: new Dictionary<string, string> { ["tk " + Secret] = "tv " + Secret });
        trace.Update(
            output: new { @out = Secret }, metadata: new Dictionary<string, string> { ["k " + Secret] = "v " + Secret },
            modelParameters: new { stop = Secret }, statusMessage: "status " + Secret);
        try
        {
            throw new InvalidOperationException("message " + Secret);
        }
        catch (InvalidOperationException exception)
        {
            trace.ExpectFailure(exception);
        }

        trace.Score("tone", "label " + Secret, comment: "comment " + Secret, metadata: new { by = Secret });
        trace.End();
    }
}
