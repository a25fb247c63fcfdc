using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Runtime;

namespace Langfuse.Observe.Tests.Testing;

/// <summary>What a test sees of values that were propagated around or inside the trace.</summary>
public sealed class PropagatedValuesTests
{
    [Fact]
    public void AroundTheTrace_AreThoseOfTheTrace()
    {
        using var recorder = LangfuseRecorder.Start();
        using (LangfuseContext.Propagate(
            userId: "ada", sessionId: "s-1", tags: ["a"], metadata: new { k = "outer" }, version: "2", environment: "staging", traceName: "support"))
        {
            Woven.Call("AnswerAsync", () =>
            {
                LangfuseContext.UpdateCurrentTrace(tags: ["b", "a"], metadata: new { own = "1" });
                return 1;
            });
        }

        var trace = recorder.Traces.Single();
        Assert.Equal("support", trace.Name);
        Assert.Equal("ada", trace.UserId);
        Assert.Equal("s-1", trace.SessionId);
        Assert.Equal("staging", trace.Environment);
        Assert.Equal("2", trace.Version);
        Assert.Equal("2", trace.Observations.Single().Version);
        Assert.Equal(["a", "b"], trace.Tags);
        Assert.Equal("outer", trace.Metadata["k"]);
        Assert.Equal("1", trace.Metadata["own"]);
    }

    [Fact]
    public void WhatWasSaidOfTheTrace_Wins()
    {
        using var recorder = LangfuseRecorder.Start();
        using (LangfuseContext.Propagate(userId: "propagated", metadata: new { k = "propagated" }))
        {
            Woven.Call("AnswerAsync", () =>
            {
                LangfuseContext.UpdateCurrentTrace(userId: "said", metadata: new { k = "said" });
                return 1;
            });
        }

        var trace = recorder.Traces.Single();
        Assert.Equal("said", trace.UserId);
        Assert.Equal("said", trace.Metadata["k"]);
        Assert.Null(trace.SessionId);
    }
}
