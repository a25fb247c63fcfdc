using Langfuse.Observe.Rules;

namespace Langfuse.Observe.Analyzers.Observed;

/// <summary>Rules about every observed method. <see cref="ObservedMethodAnalyzer"/> finds the methods once for all of them.</summary>
internal abstract class ObservedMethodRule(params Rule[] rules)
{
    public IReadOnlyList<Rule> Rules { get; } = rules;

    public abstract void Check(ObservedMethod method);
}
