using System.Collections.Frozen;
using System.Text;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>Attribute keys that come with nearly every span, kept once instead of once per span.</summary>
internal static class OtlpKeys
{
    private static readonly FrozenSet<string> s_known = FrozenSet.ToFrozenSet(
    [
        "langfuse.observation.type", "langfuse.observation.input", "langfuse.observation.output", "langfuse.observation.level",
        "langfuse.observation.status_message", "langfuse.observation.model.name", "langfuse.observation.model.parameters",
        "langfuse.observation.usage_details", "langfuse.observation.cost_details", "langfuse.observation.completion_start_time",
        "langfuse.observation.prompt.name", "langfuse.observation.prompt.version", "langfuse.internal.is_app_root",
        "langfuse.trace.name", "langfuse.trace.tags", "langfuse.trace.public", "langfuse.environment", "langfuse.release",
        "langfuse.version", "user.id", "session.id", "service.name", "service.version",
    ], StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Intern(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > 64)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> chars = stackalloc char[64];
        var text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        return s_lookup.TryGetValue(text, out var known) ? known : text.ToString();
    }
}
