using System.Diagnostics;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Tests.Runtime;

/// <summary>What a called service takes from <c>tracestate</c>.</summary>
public sealed class ParentInStateTests
{
    private const string Observation = "00f067aa0ba902b7";
    private const string Call = "53995c3f42cd8ad8";

    [Theory]
    [InlineData("langfuse=00f067aa0ba902b7-53995c3f42cd8ad8")]
    [InlineData("ot=th:8, langfuse=00f067aa0ba902b7-53995c3f42cd8ad8 ,x=1")]
    public void Called_ByTheCallItWasWrittenFor_HangsUnderTheObservation(string state) => Assert.Equal(Observation, Read(state, Call));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ot=th:8")]
    [InlineData("langfuse=")]
    [InlineData("langfuse=00f067aa0ba902b7")]
    [InlineData("langfuse=0000000000000000-53995c3f42cd8ad8")]
    [InlineData("langfuse=00F067AA0BA902B7-53995c3f42cd8ad8")]
    [InlineData("langfuse=00f067aa0ba902b7--3995c3f42cd8ad8")]
    [InlineData("langfuse2=00f067aa0ba902b7-53995c3f42cd8ad8")]
    public void Called_WithNothingOfUse_IsLeftAsItIs(string? state) => Assert.Equal("0000000000000000", Read(state, Call));

    // A service between made a span of its own, which may be exported.
    [Fact]
    public void Called_LaterInTheChain_IsLeftAsItIs() => Assert.Equal("0000000000000000", Read($"langfuse={Observation}-{Call}", "1111111111111111"));

    private static string Read(string? state, string parent)
    {
        using var called = new Activity("request") { TraceStateString = state };
        called.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateFromString(parent));
        return ParentInState.Read(called.Start()).ToHexString();
    }
}
