using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Tests.Runtime;

public sealed class PropagateTests
{
    [Fact]
    public void Values_AreSeenInsideOnly()
    {
        using (LangfuseContext.Propagate(userId: "u1"))
        {
            Assert.Equal("u1", Nearest(values => values.UserId));
            using (LangfuseContext.Propagate(sessionId: "s1"))
            {
                Assert.Equal("u1", Nearest(values => values.UserId));
                Assert.Equal("s1", Nearest(values => values.SessionId));
            }

            Assert.Null(Nearest(values => values.SessionId));
        }

        Assert.Null(Ambient.Current);
    }

    [Fact]
    public void TooLong_IsDroppedNotCut()
    {
        using var scope = LangfuseContext.Propagate(userId: new string('x', 201), sessionId: new string('x', 200), tags: ["ok", new string('t', 201)]);

        Assert.Null(Nearest(values => values.UserId));
        Assert.Equal(200, Nearest(values => values.SessionId)!.Length);
        Assert.Equal(["ok"], Ambient.Current!.Propagated!.Tags!);
    }

    [Theory]
    [InlineData("production", true)]
    [InlineData("pre_prod-2", true)]
    [InlineData("Production", false)]
    [InlineData("langfuse-x", false)]
    [InlineData("has space", false)]
    [InlineData("", false)]
    [InlineData("a23456789012345678901234567890123456789012", false)]
    public void Environment_OutsideThePattern_IsDropped(string environment, bool isKept)
    {
        using var scope = LangfuseContext.Propagate(environment: environment);

        Assert.Equal(isKept ? environment : null, Nearest(values => values.Environment));
    }

    [Fact]
    public async Task Disposed_InAnotherFlow_DoesNothingThere()
    {
        var scope = LangfuseContext.Propagate(userId: "u1");
        await Task.Run(() =>
        {
            using var inner = LangfuseContext.Propagate(userId: "u2");
            scope.Dispose();
            Assert.Equal("u2", Nearest(values => values.UserId));
        });
        Assert.Equal("u1", Nearest(values => values.UserId));
        scope.Dispose();
        Assert.Null(Ambient.Current);
    }

    [Fact]
    public void Observation_StartedBefore_KeepsItsOwnValues()
    {
        using var recorder = LangfuseRecorder.Start();
        Woven.Call("Root", () =>
        {
            using var scope = LangfuseContext.Propagate(userId: "inner");
            return Woven.Call("Child", () => 1);
        });

        var root = recorder.Observations.Single(observation => observation.Name == "Root").Recorded;
        var child = recorder.Observations.Single(observation => observation.Name == "Child").Recorded;
        Assert.Null(root.Propagated);
        Assert.Equal("inner", child.Propagated!.UserId);
    }

    private static string? Nearest(Func<PropagatedValues, string?> field) => PropagatedValues.Find(Ambient.Current?.Propagated, null, field);
}
