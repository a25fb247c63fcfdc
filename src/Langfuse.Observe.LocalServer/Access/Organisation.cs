using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Owns projects.</summary>
internal sealed record Organisation(string Id, string Name, long CreatedUs, JsonElement? Metadata = null);
