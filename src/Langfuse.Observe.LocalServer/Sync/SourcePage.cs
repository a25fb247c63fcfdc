using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>A page of a list, newest first.</summary>
/// <param name="Items">What is on it. They live as long as the page.</param>
/// <param name="Next">The cursor of the next page, or null on the last.</param>
/// <param name="Answer">The answer that holds them.</param>
internal sealed record SourcePage(IReadOnlyList<JsonElement> Items, string? Next, JsonDocument Answer) : IDisposable
{
    public void Dispose() => Answer.Dispose();
}
