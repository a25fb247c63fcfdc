using Langfuse.Observe.Tests.Shared;
using PublicApiGenerator;

namespace Langfuse.Observe.Client.Tests.PublicApi;

public sealed class PublicApiTests
{
    private const string Contract = "Langfuse.Observe.Api";

    [Fact]
    public void Client_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.Client.txt", Surface(static type => type.Namespace != Contract));

    [Fact]
    public void Contract_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.Api.txt", Surface(static type => type.Namespace == Contract));

    private static string Surface(Func<Type, bool> isIn) => typeof(LangfuseClient).Assembly.GeneratePublicApi(new()
    {
        IncludeAssemblyAttributes = false,
        IncludeTypes = [.. typeof(LangfuseClient).Assembly.GetExportedTypes().Where(isIn)],
    });
}
