using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Tests.Runtime;

/// <summary>A dictionary of a few short texts is read without being written first: what comes out is the same.</summary>
public sealed class MetadataEntriesTests
{
    private const int Bound = 1_000_000;

    public static TheoryData<Dictionary<string, object?>> Metadata() =>
    [
        new() { ["response_id"] = "r-1" },
        new() { ["a"] = "", ["ü\"\\\n"] = "grüße \"\\\n 😀", ["b"] = "{\"c\":1}" },
        new() { ["a"] = "text", ["b"] = null },
        new() { ["a"] = "text", ["b"] = 12, ["c"] = true },
        new() { ["a"] = "text", ["b"] = new[] { 1, 2 } },
        new() { ["a"] = "text", ["b"] = new string('x', 129) },
        new() { [new string('k', 129)] = "text" },
        new(Enumerable.Range(0, 9).ToDictionary(static i => "key" + i, static i => (object?)("text" + i))),
        [],
    ];

    [Theory]
    [MemberData(nameof(Metadata))]
    public void Dictionary_GivesWhatItsJsonGives(Dictionary<string, object?> metadata) =>
        Assert.Equal(MetadataEntries.Of(new SortedList<string, object?>(metadata, StringComparer.Ordinal), Bound), MetadataEntries.Of(metadata, Bound).OrderBy(static entry => entry.Key, StringComparer.Ordinal));

    [Fact]
    public void ShortTexts_AreNoCapture()
    {
        var metadata = new Dictionary<string, object?> { ["response_id"] = "r-1" };
        var captured = new SortedList<string, object?>(metadata);

        Assert.True(Allocated(metadata) < Allocated(captured), "it was written and read again");
    }

    [Fact]
    public void SmallBound_CutsShortTextsToo() =>
        Assert.Contains("…", MetadataEntries.Of(new Dictionary<string, object?> { ["a"] = new string('x', 120) }, 64).Single().Value, StringComparison.Ordinal);

    private static long Allocated(object metadata)
    {
        MetadataEntries.Of(metadata, Bound);
        var before = GC.GetAllocatedBytesForCurrentThread();
        MetadataEntries.Of(metadata, Bound);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
