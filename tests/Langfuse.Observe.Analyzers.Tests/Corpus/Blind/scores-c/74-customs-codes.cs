// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "hs-code-depth", "type": "numeric", "min": 2, "max": 10 }, { "name": "declared", "type": "boolean" }, { "name": "code-source", "type": "categorical", "categories": ["model", "table"] } ] }

namespace Customs.Codes;

public static class Names
{
    public const string Root = "code";
    public const string Source = Root + "-source";
    public const string Depth = "hs-" + Root + "-depth";
}

public sealed class CodeFinder
{
    [Observe(AsType = ObservationType.Tool)]
    public string Find(string goods, IReadOnlyDictionary<string, string> table)
    {
        var known = table.TryGetValue(goods, out var code);
        code ??= "8471";
        LangfuseContext.ScoreCurrentObservation(Names.Source, known ? "table" : "model");
        LangfuseContext.ScoreCurrentObservation(Names.Depth, Math.Clamp(code.Length, 2, 10));
        LangfuseContext.ScoreCurrentObservation("declared", known, comment: $"code-{code}");
        return code;
    }
}
