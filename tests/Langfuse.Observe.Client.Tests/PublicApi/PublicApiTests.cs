using Langfuse.Observe.Tests.Shared;
using PublicApiGenerator;

namespace Langfuse.Observe.Client.Tests.PublicApi;

public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions s_options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public void Client_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.Client.txt", typeof(LangfuseClient).Assembly.GeneratePublicApi(s_options));
}
