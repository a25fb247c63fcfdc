using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>Names and values that reach a score through the team's own helper: <c>void Rate(string name, double value) => trace.Score(name, value);</c></summary>
internal static class PassedScores
{
    // A helper around a helper around a helper.
    private const int Deepest = 3;

    public static void Check(ScoreUses uses, Compilation compilation, ScoreCheck check, CancellationToken cancellationToken)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            var calls = uses.TakePassed();
            foreach (var call in calls)
            {
                Check(call, compilation, check, cancellationToken);
            }
        }
    }

    private static void Check(ScoreCall call, Compilation compilation, ScoreCheck check, CancellationToken cancellationToken)
    {
        var bodies = MethodBodies.Of(compilation);
        var helpers = new HashSet<IMethodSymbol>(
            call.Values.Append(call.Name).SelectMany(part => ConstantFlow.Of(part, bodies.Model(part.SyntaxTree), cancellationToken).Parameters).Select(static parameter => parameter.ContainingSymbol).OfType<IMethodSymbol>(),
            SymbolEqualityComparer.Default);
        foreach (var helper in helpers)
        {
            var callers = Callers.Of(helper, compilation, cancellationToken).ToList();
            if (callers.Count == 0 && NamedByDefault(call, helper, bodies, cancellationToken) is { } named)
            {
                check.Check(named.Call, named.Model);
            }

            foreach (var caller in callers)
            {
                if (Passed(call, caller, helper, bodies, cancellationToken) is { } passed)
                {
                    check.Check(passed.Call, passed.Model);
                }
            }
        }
    }

    /// <summary>A helper of a library that nobody here calls: the name that it has when its callers give none.</summary>
    private static (ScoreCall Call, SemanticModel Model)? NamedByDefault(ScoreCall call, IMethodSymbol helper, MethodBodies bodies, CancellationToken cancellationToken) =>
        bodies.Model(call.Name.SyntaxTree).GetSymbolInfo(call.Name, cancellationToken).Symbol is IParameterSymbol { HasExplicitDefaultValue: true, ExplicitDefaultValue: string } parameter
        && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, helper)
        && (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as ParameterSyntax)?.Default?.Value is { } written
            ? (call with { Name = written, Values = [] }, bodies.Model(written.SyntaxTree))
            : null;

    /// <summary>The score that a caller gives through the helper. What it leaves to a default stays a matter of the call in the helper.</summary>
    private static (ScoreCall Call, SemanticModel Model)? Passed(
        ScoreCall call, CallerOf caller, IMethodSymbol helper, MethodBodies bodies, CancellationToken cancellationToken)
    {
        IParameterSymbol? Direct(ExpressionSyntax part) =>
            bodies.Model(part.SyntaxTree).GetSymbolInfo(part, cancellationToken).Symbol is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, helper) ? parameter : null;

        var name = Direct(call.Name) is { } nameParameter ? caller.Passed(nameParameter, cancellationToken) : (call.Name, false);
        if (name is null)
        {
            return null;
        }

        var values = call.Values.Select(value => Direct(value) is { } parameter ? caller.Passed(parameter, cancellationToken) : (value, false)).ToList();
        if (values.Any(static value => value is null))
        {
            return null;
        }

        var parts = values.Select(static value => value!.Value).Prepend(name.Value).ToList();
        var writes = parts.Any(static part => part.Item2);
        if (!writes && parts.All(part => part.Item1.SyntaxTree == call.Syntax.SyntaxTree && call.Syntax.Span.Contains(part.Item1.Span)))
        {
            return null;
        }

        var syntax = writes ? caller.Syntax : call.Syntax;
        var type = call.ValueType is { } known && ScoreCall.OfValue(known) is not null ? known
            : values.Count > 0 ? bodies.Model(values[0]!.Value.Item1.SyntaxTree).GetTypeInfo(values[0]!.Value.Item1, cancellationToken).Type
            : null;
        var stated = call.StatedBy is { } by && Direct(by) is { } typeParameter ? caller.Passed(typeParameter, cancellationToken)?.Value : call.StatedBy;
        var dataType = call.DataType ?? (stated is null ? null : ScoreCall.Stated(stated, bodies.Model(stated.SyntaxTree), cancellationToken));
        return (new(syntax, name.Value.Item1, [.. values.Select(static value => value!.Value.Item1)], type, dataType) { StatedBy = stated }, bodies.Model(name.Value.Item1.SyntaxTree));
    }
}
