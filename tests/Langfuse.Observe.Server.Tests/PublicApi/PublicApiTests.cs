using Langfuse.Observe.Tests.Shared;
using PublicApiGenerator;

namespace Langfuse.Observe.Server.Tests.PublicApi;

public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions s_options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public void LocalServer_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.LocalServer.txt", typeof(LangfuseLocalServer).Assembly.GeneratePublicApi(s_options));
}
