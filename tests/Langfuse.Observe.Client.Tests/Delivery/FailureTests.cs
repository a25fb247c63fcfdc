using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>What is sent of an exception.</summary>
public sealed class FailureTests
{
    private const string Stack = "langfuse.observation.metadata.exception.stacktrace";
    private const string Status = "langfuse.observation.status_message";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Texts_AreHeldToTheBoundAndSentOnce(int copies)
    {
        const int Bound = 10_000;
        await using var server = RawServer.Start();
        await using (var client = server.Client(static options => options.MaxFieldBytes = Bound))
        {
            for (var copy = 0; copy < copies; copy++)
            {
                Fail(client, "fails", static () => throw new InvalidOperationException(new string('µ', 5_000_000), new IOException(new string('i', 5_000_000))));
                using var observation = client.StartObservation(new string('n', 5_000_000));
                observation.Update(statusMessage: new string('s', 5_000_000), level: ObservationLevel.Error, version: new string('v', 5_000_000), model: new string('m', 5_000_000));
            }
        }

        var text = string.Concat(server.Requests.Select(static request => request.Text));
        foreach (var character in "µisnvm")
        {
            var count = text.Count(found => found == character);
            Assert.InRange(count, 100 * copies, (Bound + 2_000) * copies);
        }
    }

    [Fact]
    public async Task InnerExceptions_StandBelowTheStack()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            Fail(client, "saves", static () =>
            {
                try
                {
                    throw new TimeoutException("the database did not answer");
                }
                catch (TimeoutException exception)
                {
                    throw new InvalidOperationException("See the inner exception for details.", exception);
                }
            });
        }

        var lines = Lines(Assert.Single(Spans.Of(server)));
        Assert.StartsWith("   at ", lines[0], StringComparison.Ordinal);
        var cause = lines.IndexOf(" ---> System.TimeoutException: the database did not answer");
        Assert.True(cause > 0);
        Assert.Contains(nameof(InnerExceptions_StandBelowTheStack), lines[cause + 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AggregateException_NamesAllOfItsExceptions()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            Fail(client, "several", static () => throw new AggregateException(
                "both", new IOException("a", new InvalidOperationException("deeper")), new ArgumentException("b")));
        }

        Assert.Equal(
            [" ---> (1 of 2) System.IO.IOException: a", " ---> System.InvalidOperationException: deeper", " ---> (2 of 2) System.ArgumentException: b"],
            Lines(Assert.Single(Spans.Of(server))).Where(static line => line.StartsWith(" --->", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CausesWithoutEnd_AreCut()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            Fail(client, "deep", static () => throw Enumerable.Range(0, 1_000).Aggregate(new IOException("innermost"), static (inner, depth) => new IOException("level " + depth, inner)));
            Fail(client, "wide", static () => throw new AggregateException(Enumerable.Range(0, 1_000).Select(static index => new IOException("part " + index))));
        }

        Assert.All(Spans.Of(server), static span => Assert.Equal(16, Lines(span).Count(static line => line.StartsWith(" --->", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task ExceptionThroughManyCalls_StandsWholeOnce()
    {
        var few = await BytesOf(static depth => Deep(depth), 50);
        var many = await BytesOf(static depth => Deep(depth), 400);

        Assert.InRange(many, few * 6, few * 10);
    }

    [Fact]
    public async Task ExceptionWrappedByEachCall_StandsWholeOnce()
    {
        // Each throw from a handler keeps the frames below it until it is caught: a thread has room for some hundred.
        var few = await BytesOf(static depth => Wrapping(depth), 8);
        var many = await BytesOf(static depth => Wrapping(depth), 64);

        Assert.InRange(many, few * 5, few * 10);
    }

    [Fact]
    public async Task LongMessageThroughManyCalls_StandsWholeOnce()
    {
        var few = await BytesOf(static depth => Deep(depth, new string('m', 500_000)), 2);
        var many = await BytesOf(static depth => Deep(depth, new string('m', 500_000)), 50);

        Assert.InRange(many - few, 0, 48 * 10_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CallAround_SaysWhereTheStackStands(bool isMasked)
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(options => options.Mask = isMasked ? static (_, text) => text.Replace("secret", "***", StringComparison.Ordinal) : null))
        {
            Fail(client, "outer", static () => Scoped("inner", static () => throw new InvalidOperationException("secret")));
        }

        var spans = Spans.Of(server);
        var inner = spans.Single(static span => span.Name == "inner");
        var outer = spans.Single(static span => span.Name == "outer");
        Assert.StartsWith("   at ", (string)inner[Stack]!, StringComparison.Ordinal);
        Assert.Equal($"   (stack on the observation that it left first: inner, {inner.SpanId})", Lines(outer)[0]);
        Assert.Equal(isMasked ? "InvalidOperationException: ***" : "InvalidOperationException: secret", outer[Status]);
        Assert.Equal("System.InvalidOperationException", outer["langfuse.observation.metadata.exception.type"]);
    }

    [Fact]
    public async Task ExceptionOfAnotherCall_BringsItsOwnStack()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            Fail(client, "outer", () =>
            {
                Fail(client, "inner", static () => throw new IOException("lost"));
                throw new InvalidOperationException("gave up");
            });
        }

        Assert.All(Spans.Of(server), static span => Assert.StartsWith("   at ", (string)span[Stack]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ThrownAgainElsewhere_HasAStackInEachTrace()
    {
        var kept = new InvalidOperationException("kept");
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            Fail(client, "first", () => throw kept);
            Fail(client, "second", () => throw kept);
        }

        Assert.Equal(2, Spans.Of(server).Count(static span => ((string)span[Stack]!).StartsWith("   at ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TextsOfAnUnrulyException_AreReadBehindAFence()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            Fail(client, "unruly", static () => throw new Unruly());
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal("Unruly: (its Message threw NotSupportedException)", span[Status]);
        Assert.Equal("(its StackTrace threw NotSupportedException)", span[Stack]);
    }

    private static List<string> Lines(SpanRecord span) => [.. ((string)span[Stack]!).ReplaceLineEndings("\n").Split('\n')];

    private static async Task<long> BytesOf(Action<int> throws, int depth)
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var project = LangfuseContext.Propagate(project: client.Project);
            try
            {
                throws(depth);
            }
            catch (Exception exception) when (exception is InvalidOperationException)
            {
                // What is sent of it is the point.
            }
        }

        var bytes = server.Requests.Sum(static request => (long)request.Text.Length);
        Assert.NotEqual(0, bytes);
        return bytes;
    }

    private static void Deep(int depth, string message = "deep") => Scoped("deep", () =>
    {
        if (depth == 0)
        {
            throw new InvalidOperationException(message);
        }

        Deep(depth - 1, message);
    });

    private static void Wrapping(int depth) => Scoped("wrapping", () =>
    {
        if (depth == 0)
        {
            throw new InvalidOperationException("innermost");
        }

        try
        {
            Wrapping(depth - 1);
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException("level " + depth, exception);
        }
    });

    private static void Fail(LangfuseClient client, string name, Action body)
    {
        using var project = LangfuseContext.Propagate(project: client.Project);
        try
        {
            Scoped(name, body);
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            // What is sent of it is the point.
        }
    }

    /// <summary>As woven code does it.</summary>
    private static void Scoped(string name, Action body)
    {
        var scope = ObservationScope.Begin(new ObservedMethod("Tests", name, ObservationType.Span, ObservedMethodOptions.None));
        try
        {
            body();
        }
        catch (Exception exception) when (ObservationScope.Fail(exception, scope))
        {
            throw;
        }
        catch
        {
            ObservationScope.End(scope);
            throw;
        }

        ObservationScope.Complete(scope);
    }

    private sealed class Unruly : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string StackTrace => throw new NotSupportedException();
    }
}
