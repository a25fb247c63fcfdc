using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Tracing;

/// <summary>Each token counts once: of several spans around one call of a model, only the one next to the model keeps its usage.</summary>
internal static class ForeignUsage
{
    private static readonly string[] s_prefixes = ["gen_ai.usage.", "llm.token_count.", "llm.cost.", "langfuse.observation.usage_details", "langfuse.observation.cost_details"];

    /// <summary>Whether an attribute says what was used or paid.</summary>
    public static bool IsUsage(string key)
    {
        foreach (var prefix in s_prefixes)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of our integrations records the very call that this span is part of.</summary>
    public static bool IsInsideCall(Activity activity) => activity.Parent is { } around && ObservationSource.Find(around) is { IsModelCall: true };

    /// <summary>Whether what this span used is recorded by another one: below it, or around it.</summary>
    public static bool IsCountedElsewhere(Activity activity) => ModelCall.IsCountedBelow(activity) || IsInsideCall(activity);

    /// <summary>Tells everything above a span that is sent that its usage is counted, if it is counted there.</summary>
    public static void Note(Activity ended)
    {
        if (Has(ended) && !IsCountedElsewhere(ended))
        {
            ModelCall.MarkAbove(ended);
        }
    }

    /// <summary>Whether a span says what was used or paid.</summary>
    public static bool Has(Activity activity)
    {
        foreach (var tag in activity.EnumerateTagObjects())
        {
            if (IsUsage(tag.Key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a span is whose calls are recorded below it: agents and tools stay what they are, anything else is a chain.</summary>
    public static string? TypeWithoutUsage(Activity activity) =>
        activity.GetTagItem("gen_ai.operation.name") is "invoke_agent" or "create_agent" or "execute_tool" || activity.GetTagItem("openinference.span.kind") is not (null or "LLM")
            ? null
            : "chain";
}
