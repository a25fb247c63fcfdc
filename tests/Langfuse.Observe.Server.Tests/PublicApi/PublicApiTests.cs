using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void LocalServer_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.LocalServer.txt", PublicApiText.Of(typeof(LangfuseLocalServer).Assembly));
}
