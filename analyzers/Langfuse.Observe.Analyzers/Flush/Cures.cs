using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>What to write so that a client is flushed, by who ends it.</summary>
internal static class Cures
{
    public static string Of(ClientSite site, bool isMadeForOthers, IMethodSymbol entry) => site switch
    {
        _ when isMadeForOthers => $"Start it in {entry.Name.Trim('<', '>', '$')} with '{Using(entry)}', or give the client back to whoever flushes it.",
        { Kind: ClientKind.Container } => "Dispose the service provider with 'await using', or run the host to its end.",
        { Kind: ClientKind.TracerProvider } => "Dispose the TracerProvider with 'using'.",
        { Storage: ClientStorage.StaticMember or ClientStorage.InstanceMember } => $"Await {site.Name}.DisposeAsync() in a finally around everything that records.",
        { Storage: ClientStorage.Local or ClientStorage.Nowhere } => $"Write '{Using(entry)} {site.Name} = ...', or flush in a finally.",
        _ => "Dispose it in a finally around everything that records.",
    };

    private static string Using(IMethodSymbol entry) => entry.IsAsync || entry.Name == "<Main>$" ? "await using var" : "using var";
}
