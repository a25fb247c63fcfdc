using Langfuse.Observe.Weaver.Rehearsing;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Modules;

/// <summary>What the weaver prepares itself with while the compiler runs.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public void RehearsalAssembly_IsWovenLikeAnyOther()
    {
        var path = Path.Combine(ScratchFolder.New(), "Rehearsal.dll");
        RehearsalAssembly.Write(path);

        var result = new ModuleWeaver(new WeaveOptions(path)).Weave();

        Assert.True(result.IsWritten);
        Assert.Equal("Rehearsal.Observed(int, string)", Assert.Single(result.Members).Member);
        Assert.Empty(result.Findings);
    }
}
