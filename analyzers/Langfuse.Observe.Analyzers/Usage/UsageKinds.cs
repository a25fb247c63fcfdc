namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>The names under which Langfuse counts tokens, and what others call the same.</summary>
internal static class UsageKinds
{
    // Names of providers and slips that are kept under a name of their own: they have no price, and the sums of input and output miss them.
    private static readonly Dictionary<string, string> s_meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["prompt_tokens"] = "input",
        ["prompttokens"] = "input",
        ["prompt"] = "input",
        ["input_tokens"] = "input",
        ["inputtokens"] = "input",
        ["input_token_count"] = "input",
        ["completion_tokens"] = "output",
        ["completiontokens"] = "output",
        ["completion"] = "output",
        ["output_tokens"] = "output",
        ["outputtokens"] = "output",
        ["output_token_count"] = "output",
        ["total_tokens"] = "total",
        ["totaltokens"] = "total",
        ["cached_tokens"] = "input_cached_tokens",
        ["cachedtokens"] = "input_cached_tokens",
        ["cached_input_tokens"] = "input_cached_tokens",
        ["cachedinputtokens"] = "input_cached_tokens",
        ["input_cached"] = "input_cached_tokens",
        ["cached"] = "input_cached_tokens",
        ["cache_read"] = "input_cached_tokens",
        ["cache_read_tokens"] = "input_cached_tokens",
        ["cache_read_input_tokens"] = "input_cached_tokens",
        ["cache_creation_input_tokens"] = "input_cache_creation",
        ["cache_write_tokens"] = "input_cache_creation",
        ["cache_write"] = "input_cache_creation",
        ["reasoning_tokens"] = "output_reasoning_tokens",
        ["reasoningtokens"] = "output_reasoning_tokens",
        ["output_reasoning"] = "output_reasoning_tokens",
        ["reasoning"] = "output_reasoning_tokens",
    };

    private static readonly string[] s_known =
        ["input", "output", "total", "input_cached_tokens", "input_cache_creation", "input_audio_tokens", "output_audio_tokens", "output_reasoning_tokens"];

    /// <summary>The shapes of OpenAI, which Langfuse knows when all of their keys are there.</summary>
    private static readonly string[][] s_shapes = [["prompt_tokens", "completion_tokens", "total_tokens"], ["input_tokens", "output_tokens", "total_tokens"]];

    /// <summary>The name that is meant by one that Langfuse does not know; null when it knows the name or nobody can say.</summary>
    public static string? Meant(string key) =>
        s_known.Contains(key) ? null
        : s_meanings.TryGetValue(key, out var meant) ? meant
        : s_known.FirstOrDefault(known => string.Equals(known, key, StringComparison.OrdinalIgnoreCase) || Scores.ScoreName.Difference(key, known, 1) is not null);

    public static bool IsWholeShape(IReadOnlyCollection<string> keys) => s_shapes.Any(shape => shape.Length == keys.Count && shape.All(keys.Contains));
}
