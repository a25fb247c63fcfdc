using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void Client_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.Client.txt", PublicApiText.Of(typeof(LangfuseClient).Assembly));
}
