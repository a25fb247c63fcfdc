using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Tracing;

/// <summary>Which spans of other libraries go to Langfuse: by default those about language models.</summary>
internal sealed class ForeignSpans(Func<Activity, bool>? filter)
{
    /// <summary>Sources known to trace calls of language models and agents; what follows a dot belongs to them too.</summary>
    private static readonly string[] s_knownSources =
    [
        "Experimental.Microsoft.Extensions.AI",
        "Experimental.Microsoft.Agents.AI",
        "Microsoft.Extensions.AI",
        "Microsoft.Agents.AI",
        "Microsoft.SemanticKernel",
        "OpenAI",
        "Azure.AI",
        "Anthropic",
        "OllamaSharp",
        "agent_framework",
    ];

    /// <summary>Whether any foreign span can be exported at all; set with the first one that a pipeline hands over.</summary>
    public bool IsUsed { get; set; }

    public bool Exports(Activity activity)
    {
        try
        {
            return filter is null ? IsAboutModels(activity) && !ForeignUsage.IsInsideCall(activity) : filter(activity);
        }
        catch (Exception exception)
        {
            SelfLog.WarnOnce("foreign-filter", $"ExportForeignSpan threw {exception.GetType().Name}, so the span was left out. Mend the filter.", exception);
            return false;
        }
    }

    /// <summary>The nearest activity above that is exported, ours or foreign; null when there is none in this process.</summary>
    public Activity? ExportedAbove(Activity activity)
    {
        for (var above = activity.Parent; above is not null; above = above.Parent)
        {
            if (ObservationSource.Made(above) || Exports(above))
            {
                return above;
            }
        }

        return null;
    }

    private static bool IsAboutModels(Activity activity)
    {
        foreach (var known in s_knownSources)
        {
            var source = activity.Source.Name;
            if (source.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (source.Length == known.Length || source[known.Length] == '.'))
            {
                return true;
            }
        }

        foreach (var tag in activity.EnumerateTagObjects())
        {
            if (tag.Key.StartsWith("gen_ai.", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
