using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void Runtime_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.txt", PublicApiText.Of(typeof(ObserveAttribute).Assembly));

    [Fact]
    public void Testing_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.Testing.txt", PublicApiText.Of(typeof(LangfuseRecorder).Assembly));
}
