using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;
using PublicApiGenerator;

namespace Langfuse.Observe.Tests.PublicApi;

public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions s_options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public void Runtime_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.txt", typeof(ObserveAttribute).Assembly.GeneratePublicApi(s_options));

    [Fact]
    public void Testing_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.Testing.txt", typeof(LangfuseRecorder).Assembly.GeneratePublicApi(s_options));
}
