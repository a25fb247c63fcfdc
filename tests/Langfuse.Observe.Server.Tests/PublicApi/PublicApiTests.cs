using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void Server_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.Server.txt", PublicApiText.Of(typeof(LangfuseLocalServer).Assembly));
}
