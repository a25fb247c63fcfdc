using System.Text;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Capture;

[Collection(nameof(Alone))]
public class BoundsTests
{
    [Theory]
    [InlineData(256)]
    [InlineData(1000)]
    [InlineData(4096)]
    [InlineData(65536)]
    public void WhateverIsCaptured_StaysWithinTheBoundAndValid(int maxBytes)
    {
        object[] values =
        [
            new string('x', 100_000), new string('é', 100_000), string.Concat(Enumerable.Repeat("😀\"\n", 30_000)), new string('\u0001', 100_000),
            Enumerable.Range(0, 100_000).ToList(), Enumerable.Range(0, 50_000).ToDictionary(i => $"key {i}", i => new string('v', i % 50)),
            Enumerable.Range(0, 10_000).Select(i => new { i, text = new string('t', 100) }).ToArray(), Deep(40, 1000),
        ];

        foreach (var value in values)
        {
            var json = Captured.Arguments("value", value, maxBytes);
            Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, maxBytes);
            Assert.Equal(System.Text.Json.JsonValueKind.Object, Captured.Parse(json).ValueKind);
            Assert.Matches(@"cut\]|<too deep", json);
            Assert.InRange(Encoding.UTF8.GetByteCount(Captured.Of(value, maxBytes)!), 1, maxBytes);
        }
    }

    [Fact]
    public void LongText_SaysHowMuchWasCut()
    {
        var text = Captured.Of(new string('x', 10_000), 1000)!;

        var kept = text.IndexOf('…', StringComparison.Ordinal);
        Assert.EndsWith($"…[{10_000 - kept} more bytes cut]", text, StringComparison.Ordinal);
        Assert.Equal(new string('x', kept), text[..kept]);
    }

    [Fact]
    public void TextOfExactlyTheBound_IsWhole()
    {
        Assert.Equal(new string('x', 1000), Captured.Of(new string('x', 1000), 1000));
        Assert.Equal(new string('é', 500), Captured.Of(new string('é', 500), 1000));
    }

    [Fact]
    public void LongArray_SaysHowManyItemsWereCut()
    {
        var items = Captured.Parse(Captured.Of(Enumerable.Range(0, 10_000).ToArray(), 1000)).EnumerateArray().ToList();

        Assert.Equal($"…[{10_000 - (items.Count - 1)} more items cut]", items[^1].GetString());
        Assert.Equal(items.Count - 2, items[^2].GetInt32());
    }

    [Fact]
    public void WideObject_SaysHowManyMembersWereCut()
    {
        var members = Captured.Parse(Captured.Of(Enumerable.Range(0, 1000).ToDictionary(i => $"k{i}"), 1000)).EnumerateObject().ToList();

        Assert.Equal("…", members[^1].Name);
        Assert.Equal($"[{1000 - (members.Count - 1)} more members cut]", members[^1].Value.GetString());
    }

    [Fact]
    public void LongArgument_LeavesRoomForTheNext()
    {
        var capture = ArgumentCapture.Start(new object(), 4096);
        capture.Add("document", new string('x', 1_000_000));
        capture.Add("question", "why?");
        var json = Captured.Parse(capture.Finish().TakeString());

        Assert.Equal("why?", json.GetProperty("question").GetString());
        Assert.Contains("more bytes cut]", json.GetProperty("document").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void HugeString_TakesNoHugeBuffer()
    {
        var huge = new string('x', 50_000_000);
        Captured.Arguments("warm", "up");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var text = ValueCapture.Text(huge, 1 << 20);
        var capture = ArgumentCapture.Start(new object(), 1 << 20);
        capture.Add("huge", huge);
        var input = capture.Finish();

        // Of one call only: a huge buffer that went back to a pool would be there for the next.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12_000_000);
        Assert.InRange(text.Utf8.Length, 1_000_000, 1 << 20);
        Assert.InRange(input.Utf8.Length, 900_000, 1 << 20);
    }

    [Fact]
    public void WidelySharedGraph_ComesToAnEnd()
    {
        object leaf = "leaf";
        for (var i = 0; i < 18; i++)
        {
            leaf = new[] { leaf, leaf, leaf, leaf, leaf, leaf, leaf, leaf };
        }

        Assert.InRange(Encoding.UTF8.GetByteCount(Captured.Of(leaf, 100_000)!), 1, 100_000);
    }

    [Fact]
    public void ItemsThatAreLeftOut_ComeToAnEnd()
    {
        var hidden = Enumerable.Repeat(new ObjectCaptureTests.Hidden(), 1_000_000).ToArray();

        Assert.Contains("more items cut]", Captured.Of(hidden, 1000), StringComparison.Ordinal);
    }

    private static object Deep(int levels, int width)
    {
        object value = new string('d', width);
        for (var i = 0; i < levels; i++)
        {
            value = new Dictionary<string, object> { ["text"] = new string('t', width), ["inner"] = value };
        }

        return value;
    }
}
