using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>LFO4011: a score of the client names nothing that it judges, or an observation without its trace.</summary>
internal static class ScoreTarget
{
    private const string Observation = "observationId";

    // A score judges exactly one of these; an observation belongs to its trace.
    private static readonly string[] s_targets = ["traceId", "sessionId", "datasetRunId"];

    public static void Check(NamedCall call, Action<Diagnostic> report)
    {
        if (call.Name.Identifier.ValueText != "Score" || !call.Symbols.IsClient(call.Method?.ContainingType) || call.Operation is not { } operation)
        {
            return;
        }

        var given = operation.Arguments.Where(argument => (argument.Parameter?.Name is Observation || s_targets.Contains(argument.Parameter?.Name)) && !IsNull(argument, call)).ToList();
        var sure = given.Where(argument => !CanBeNull(argument, call)).Select(static argument => argument.Parameter?.Name).ToList();
        if (Problem([.. given.Select(static argument => argument.Parameter?.Name)], sure) is var (problem, cure))
        {
            report(ScoreRules.LFO4011_NoTarget.At(call.Name, problem, cure));
        }
    }

    /// <param name="given">The targets that can be given.</param>
    /// <param name="sure">Those of them that are never null.</param>
    private static (string Problem, string Cure)? Problem(List<string?> given, List<string?> sure) =>
        given.Contains(Observation) && !given.Contains("traceId") ? ("names an observation without its trace", "Pass traceId too, the TraceId of the observation")
        : given.Count == 0 ? ("names no trace, session or dataset run", "Pass traceId or sessionId, or call LangfuseContext.ScoreCurrentTrace inside an observation")
        : sure.Count(static name => name != Observation) > 1 ? ($"names {string.Join(" and ", sure.Where(static name => name != Observation))}, and a score judges one thing", "Give a score to each of them")
        : null;

    /// <summary><c>traceId: isSession ? null : id, sessionId: isSession ? id : null</c> names one of them, and so may what the caller of a helper gives.</summary>
    private static bool CanBeNull(IArgumentOperation argument, NamedCall call) => argument.Syntax is ArgumentSyntax { Expression: var value }
        && call.Model.GetTypeInfo(value, call.CancellationToken).Nullability.FlowState == NullableFlowState.MaybeNull;

    private static bool IsNull(IArgumentOperation argument, NamedCall call) =>
        argument.ArgumentKind != ArgumentKind.Explicit || argument.Value.ConstantValue is { HasValue: true, Value: null }
        || (argument.Syntax is ArgumentSyntax { Expression: IdentifierNameSyntax name } && IsAlwaysNull(name, new(call.Model, call.CancellationToken)));

    /// <summary>Whether a variable is set to null where it is declared and nowhere else.</summary>
    private static bool IsAlwaysNull(IdentifierNameSyntax name, ValueSources sources) =>
        sources.Symbol(name) is ILocalSymbol local
        && local.DeclaringSyntaxReferences[0].GetSyntax(sources.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value.RawKind: (int)SyntaxKind.NullLiteralExpression } declarator
        && VariableValues.Of(local, declarator, sources, 0).Count == 0;
}
