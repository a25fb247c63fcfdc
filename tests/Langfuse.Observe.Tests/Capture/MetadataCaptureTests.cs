using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Tests.Capture;

public class MetadataCaptureTests
{
    public static TheoryData<object> Objects =>
    [
        new { channel = "web \"x\"", retries = 3, nested = new { a = new[] { 1, 2 } }, none = (string?)null },
        new Dictionary<string, object?> { ["channel"] = "web \"x\"", ["retries"] = 3, ["nested"] = new { a = new[] { 1, 2 } }, ["none"] = null },
        JsonNode.Parse("""{"channel":"web \"x\"","retries":3,"nested":{"a":[1,2]},"none":null}""")!,
        JsonDocument.Parse("""{ "channel": "web \"x\"", "retries": 3, "nested": { "a": [ 1, 2 ] }, "none": null }""").RootElement,
    ];

    [Theory]
    [MemberData(nameof(Objects))]
    public void Object_IsSplitByItsTopLevelKeys(object metadata)
    {
        var entries = new List<KeyValuePair<string, string>>();

        Assert.True(ValueCapture.TopLevel(metadata, entries, 1 << 20));
        Assert.Equal([new("channel", "web \"x\""), new("retries", "3"), new("nested", """{"a":[1,2]}""")], entries);
    }

    [Fact]
    public void WhatIsNoObject_IsNotSplit()
    {
        object[] others = ["text", 5, new[] { 1 }, new object(), new MemoryStream()];

        Assert.All(others, value => Assert.False(ValueCapture.TopLevel(value, [], 1 << 20)));
    }

    [Fact]
    public void LongMetadata_StaysWithinTheBound()
    {
        var entries = new List<KeyValuePair<string, string>>();

        Assert.True(ValueCapture.TopLevel(new { big = new string('x', 100_000), small = "s" }, entries, 2000));
        Assert.InRange(entries[0].Value.Length, 100, 2000);
        Assert.Equal(new("small", "s"), entries[1]);
    }
}
