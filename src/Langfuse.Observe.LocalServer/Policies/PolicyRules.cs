using System.Text.Json;
using Langfuse.Observe.LocalServer.Policies.Rules;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>The kinds of rules, and how each is read.</summary>
internal static class PolicyRules
{
    private static readonly Dictionary<string, Func<BodyReader, IPolicyRule>> s_kinds = new(StringComparer.Ordinal)
    {
        ["cost"] = body => LimitRule.Read(body, LimitRule.Cost),
        ["latency"] = body => LimitRule.Read(body, LimitRule.Latency),
        ["tokens"] = body => LimitRule.Read(body, LimitRule.Tokens),
        ["missing"] = MissingRule.Read,
        ["model"] = body => NameRule.Read(body, NameRule.Model),
        ["tool"] = body => NameRule.Read(body, NameRule.Tool),
        ["content"] = ContentRule.Read,
        ["error_rate"] = ErrorRateOverTime.Read,
        ["loop"] = LoopRule.Read,
    };

    /// <summary>The rule, or null when <paramref name="issues"/> says why not.</summary>
    public static IPolicyRule? Read(JsonElement json, List<string> issues)
    {
        var before = issues.Count;
        var body = new BodyReader(json, "rule.", issues);
        var type = issues.Count > before ? "" : body.RequiredChoice("type", s_kinds.Keys);
        var rule = s_kinds.TryGetValue(type, out var read) ? read(body) : null;
        return issues.Count == before ? rule : null;
    }

    /// <summary>The traces it is about, or null when <paramref name="issues"/> says why not.</summary>
    public static PolicyMatch? ReadMatch(JsonElement? json, List<string> issues)
    {
        if (json is not { } given)
        {
            return PolicyMatch.All;
        }

        var before = issues.Count;
        var match = PolicyMatch.Read(new BodyReader(given, "match.", issues));
        return issues.Count == before ? match : null;
    }
}
