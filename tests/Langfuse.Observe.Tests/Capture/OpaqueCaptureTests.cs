using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Langfuse.Observe.Tests.Capture;

public class OpaqueCaptureTests
{
    [Fact]
    public void PendingTask_IsNotWaitedFor()
    {
        var pending = new TaskCompletionSource<int>();

        Assert.Equal("\"Task<int>\"", Captured.Of(pending.Task));
        Assert.Equal("\"Task<int>\"", Captured.Of<object>(WaitAsync(pending.Task)));
        Assert.Equal("\"Task\"", Captured.Of(Task.CompletedTask));
        Assert.Equal("\"ValueTask<int>\"", Captured.Of(new ValueTask<int>(pending.Task)));
        Assert.Equal("""{"task":"Task<int>"}""", Captured.Arguments("task", pending.Task));
    }

    [Fact]
    public void ThingsThatAreNoData_AreTheNameOfTheirType()
    {
        Assert.Equal("\"Lazy<int>\"", Captured.Of(new Lazy<int>(() => throw new InvalidOperationException())));
        Assert.Equal("\"Func<int>\"", Captured.Of<Func<int>>(() => throw new InvalidOperationException()));
        Assert.Equal("\"MemoryStream\"", Captured.Of(new MemoryStream()));
        Assert.Equal("\"CancellationToken\"", Captured.Of(CancellationToken.None));
        Assert.Equal("\"HttpClient\"", Captured.Of(new HttpClient()));
        Assert.Equal("\"IAsyncEnumerable<int>\"", Captured.Of(StreamAsync()));
        Assert.Equal("\"IQueryable<int>\"", Captured.Of(new[] { 1 }.AsQueryable()));
        Assert.Equal("\"BlockingCollection<int>\"", Captured.Of(new BlockingCollection<int> { 1 }));
        Assert.StartsWith("\"UnboundedChannel<int>", Captured.Of(Channel.CreateUnbounded<int>()), StringComparison.Ordinal);
        Assert.Equal("\"object\"", Captured.Of(new object()));
    }

    [Fact]
    public void Exception_IsTypeAndMessageWithoutItsCode()
    {
        Assert.Equal("\"InvalidOperationException: broken\"", Captured.Of(new InvalidOperationException("broken")));
        Assert.Equal("\"OpaqueCaptureTests.Odd: stored\"", Captured.Of(new Odd()));
        Assert.Equal("""{"error":"InvalidOperationException: broken"}""", Captured.Of(new { error = new InvalidOperationException("broken") }));
    }

    [Fact]
    public void JsonNodes_AreTheirContent()
    {
        const string Json = """{"a":[1,2.50,"x",null,true],"b":{"c":1e5}}""";

        Assert.Equal(Json, Captured.Of(JsonDocument.Parse(Json)));
        Assert.Equal(Json, Captured.Of(JsonDocument.Parse(Json).RootElement));
        Assert.Equal(Json, Captured.Of(JsonNode.Parse(Json)));
        Assert.Equal("""{"a":1,"d":"2024-05-06"}""", Captured.Of(new JsonObject { ["a"] = 1, ["d"] = JsonValue.Create(new DateOnly(2024, 5, 6)) }));
        Assert.Equal("null", Captured.Of(default(JsonElement)));
    }

    [Fact]
    public void JsonDocumentThatIsDisposed_IsAMarker()
    {
        var document = JsonDocument.Parse("[1]");
        document.Dispose();

        Assert.Equal("""{"before":1,"document":"<not recorded: JsonDocument>","after":2}""", Captured.Of(new { before = 1, document, after = 2 }));
    }

    [Fact]
    public void ValueInsideAJsonNode_IsReadAsData()
    {
        var node = new JsonObject { ["trap"] = JsonValue.Create(new ObjectCaptureTests.Trap()) };
        ObjectCaptureTests.Trap.Runs = 0;

        Assert.Equal("""{"trap":{"Data":1}}""", Captured.Of(node));
    }

    private static async Task<int> WaitAsync(Task<int> task) => await task;

    private static async IAsyncEnumerable<int> StreamAsync()
    {
        await Task.Yield();
        yield return 1;
    }

    private sealed class Odd() : Exception("stored")
    {
        public override string Message => throw new InvalidOperationException("its Message ran");
    }
}
