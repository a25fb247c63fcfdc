using Langfuse.Observe.FSharpValues;

namespace Langfuse.Observe.Tests.Capture;

/// <summary>What the F# compiler makes of values.</summary>
public sealed class FSharpCaptureTests
{
    public static TheoryData<string> Names => [.. Values.all.Select(value => value.Item1)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_IsRecorded(string name)
    {
        var (_, value, json) = Values.all.Single(known => known.Item1 == name);

        // A text that stands for itself is recorded without quotes only where it is a string.
        Assert.Equal(json, Captured.Of(value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_IsRecordedInsideAnArgument(string name)
    {
        var (_, value, json) = Values.all.Single(known => known.Item1 == name);

        Assert.Equal($$"""{"a":{{json}}}""", Captured.Arguments("a", value));
    }

    [Fact]
    public void SequencesAndComputations_StayTheirTypes()
    {
        Assert.Equal("\"IEnumerable<int>\"", Captured.Of(Values.sequence));
        Assert.StartsWith("\"FSharpAsync", Captured.Of(Values.computation), StringComparison.Ordinal);
    }
}
