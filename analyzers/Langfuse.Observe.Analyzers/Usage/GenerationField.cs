using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Context;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1009 where fields are set in code: on the current observation, at a start, or on a handle of another type.</summary>
internal sealed class GenerationField() : CallRule([UsageRules.LFO1009_GenerationFieldElsewhere], "UpdateCurrentObservation", "StartObservation", "Update", "End")
{
    /// <summary>The parameters that only generations and embeddings have a use for.</summary>
    public static readonly string[] Names = ["model", "modelParameters", "usage", "cost", "completionStartTime"];

    private const int Deepest = 3;

    protected override void Check(NamedCall call)
    {
        if (!MaySetField(call)
            || call.Operation is not { } operation
            || operation.Arguments.FirstOrDefault(static argument => argument.ArgumentKind == ArgumentKind.Explicit && Names.Contains(argument.Parameter?.Name)) is not { } field
            || field.Value.ConstantValue is { HasValue: true, Value: null }
            || TypeAt(operation, call) is not var (type, name, cure)
            || ObserveOptions.CarriesModel(type))
        {
            return;
        }

        call.Report(UsageRules.LFO1009_GenerationFieldElsewhere.With(
            field.Syntax, FixProperties.Of(FixProperties.Cure, cure), field.Parameter!.Name, name, type.ToLowerInvariant()));
    }

    /// <summary>Other libraries have an <c>Update</c> and an <c>End</c> too; ours take these fields by name, or after others.</summary>
    private static bool MaySetField(NamedCall call) =>
        call.Syntax.ArgumentList.Arguments.Count > (call.Name.Identifier.ValueText == "Update" ? 7 : 1)
        || call.Syntax.ArgumentList.Arguments.Any(static argument => argument.NameColon is { } name && Names.Contains(name.Name.Identifier.ValueText));

    /// <summary>The type of the observation that the call is about, where that is sure; what it is called; and which cure fits.</summary>
    private static (string Type, string Name, string? Cure)? TypeAt(
        IInvocationOperation operation, NamedCall call)
    {
        switch (operation.TargetMethod.Name)
        {
            case "UpdateCurrentObservation" when call.Symbols.IsContext(operation.TargetMethod.ContainingType):
                return Current(call);
            case "StartObservation" when call.Symbols.IsClient(operation.TargetMethod.ContainingType) || call.Symbols.IsObservation(operation.TargetMethod.ContainingType):
                return Started(operation) is { } started ? (started, "the observation", null) : null;
            case "Update" or "End" when call.Symbols.IsObservation(operation.TargetMethod.ContainingType):
                return Receiver(call) is not { } handle ? null
                    : IsCurrent(handle, call) ? Current(call)
                    : Handle(handle, call) is { } type ? (type, handle.ToString(), null) : null;
            default:
                return null;
        }
    }

    /// <summary>The observed method around, or the one that calls the helper, unless something that is started by hand may be current in it.</summary>
    private static (string, string, string?)? Current(NamedCall call) => call.Body is { } body ? Around(call.Syntax, body, call, 0) : null;

    private static (string, string, string?)? Around(SyntaxNode code, IMethodSymbol body, NamedCall call, int depth)
    {
        var observed = call.Symbols.Observed;
        if (StartsOther(code) || (body.MethodKind == MethodKind.AnonymousFunction && observed.OwnAttribute(body) is null))
        {
            return null;
        }

        if (observed.AttributeOf(body) is { } data)
        {
            return (ObserveOptions.TypeOf(data), Display.Name(body), depth == 0 ? "method" : null);
        }

        return depth < Deepest && KnownCallers.Are(body, call.Symbols) ? OfCallers(body, call, depth) : null;
    }

    /// <summary>What is current where a helper is called, when that is the same kind of thing in each place: one that carries no model.</summary>
    private static (string, string, string?)? OfCallers(IMethodSymbol helper, NamedCall call, int depth)
    {
        (string Type, string, string?)? found = null;
        foreach (var caller in Callers.Of(helper, call.Compilation, call.CancellationToken))
        {
            if (Bodies.Around(caller.Syntax, MethodBodies.Of(call.Compilation).Model(caller.Syntax.SyntaxTree), call.CancellationToken) is not { } body
                || Around(caller.Syntax, body, call, depth + 1) is not { } current || ObserveOptions.CarriesModel(current.Item1))
            {
                return null;
            }

            found ??= current;
        }

        return found;
    }

    private static bool StartsOther(SyntaxNode code) =>
        code.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)?.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Name.Identifier.ValueText is "StartTrace" or "StartSpan" or "StartGeneration" or "StartObservation" && OpenScopes.MayBeOpenAt(access.Name, code)) == true;

    private static string? Started(IInvocationOperation operation)
    {
        var argument = operation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.Name == "ObservationType");
        return argument?.Value is { ConstantValue: { HasValue: true, Value: { } value }, Type: INamedTypeSymbol type }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name
            : null;
    }

    private static ExpressionSyntax? Receiver(NamedCall call) =>
        (call.Syntax.Expression as MemberAccessExpressionSyntax)?.Expression
        ?? (call.Syntax.Expression is MemberBindingExpressionSyntax ? (call.Syntax.Parent as ConditionalAccessExpressionSyntax)?.Expression : null);

    /// <summary><c>LangfuseContext.Current?.Update(...)</c>, also through a local.</summary>
    private static bool IsCurrent(ExpressionSyntax handle, NamedCall call)
    {
        var sources = new ValueSources(call.Model, call.CancellationToken);
        return sources.Of(handle) is { Count: > 0 } found
            && found.TrueForAll(source => sources.Symbol(source.Expression) is IPropertySymbol { Name: "Current" } current && call.Symbols.IsContext(current.ContainingType)
                && source.Expression.FirstAncestorOrSelf<StatementSyntax>()?.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)
                    == call.Syntax.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax));
    }

    /// <summary>The type of a handle, when each start that it can come from gives the same.</summary>
    private static string? Handle(ExpressionSyntax handle, NamedCall call) => Handle(handle, call, new(call.Model, call.CancellationToken), 0);

    private static string? Handle(ExpressionSyntax handle, NamedCall call, ValueSources sources, int depth)
    {
        string? type = null;
        foreach (var source in sources.Of(handle))
        {
            var own = source switch
            {
                { Kind: SourceKind.Written, Expression: InvocationExpressionSyntax start } => TypeOf(start, call),
                { Kind: SourceKind.Parameter, Parameter: { ContainingSymbol: IMethodSymbol helper } parameter } when depth < Deepest && KnownCallers.Are(helper, call.Symbols) => OfCallers(parameter, helper, call, depth),
                _ => null,
            };
            if (own is null || (type is not null && type != own))
            {
                return null;
            }

            type = own;
        }

        return type;
    }

    private static string? OfCallers(IParameterSymbol parameter, IMethodSymbol helper, NamedCall call, int depth)
    {
        string? type = null;
        foreach (var caller in Callers.Of(helper, call.Compilation, call.CancellationToken))
        {
            var given = caller.Given(parameter, call.CancellationToken);
            if (given is null || Handle(given, call, new(MethodBodies.Of(call.Compilation).Model(given.SyntaxTree), call.CancellationToken), depth + 1) is not { } own || (type is not null && type != own))
            {
                return null;
            }

            type = own;
        }

        return type;
    }

    private static string? TypeOf(InvocationExpressionSyntax start, NamedCall call)
    {
        if (start.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            || (start.SyntaxTree == call.Syntax.SyntaxTree ? call.Model : MethodBodies.Of(call.Compilation).Model(start.SyntaxTree)).GetOperation(start, call.CancellationToken) is not IInvocationOperation operation
            || !(call.Symbols.IsClient(operation.TargetMethod.ContainingType) || call.Symbols.IsObservation(operation.TargetMethod.ContainingType) || call.Symbols.IsContext(operation.TargetMethod.ContainingType)))
        {
            return null;
        }

        return name switch
        {
            "StartSpan" => "Span",
            "StartTrace" or "StartObservation" => Started(operation),
            _ => null,
        };
    }
}
