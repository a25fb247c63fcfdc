using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1009 where fields are set in code: on the current observation, at a start, or on a handle of another type.</summary>
internal sealed class GenerationField() : CallRule([UsageRules.LFO1009_GenerationFieldElsewhere], "UpdateCurrentObservation", "StartObservation", "Update", "End")
{
    private static readonly string[] s_fields = ["model", "modelParameters", "usage", "cost", "completionStartTime"];

    protected override void Check(NamedCall call)
    {
        if (!MaySetField(call)
            || call.Operation is not { } operation
            || operation.Arguments.FirstOrDefault(static argument => argument.ArgumentKind == ArgumentKind.Explicit && s_fields.Contains(argument.Parameter?.Name)) is not { } field
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
        || call.Syntax.ArgumentList.Arguments.Any(static argument => argument.NameColon is { } name && s_fields.Contains(name.Name.Identifier.ValueText));

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
                return Receiver(call) is { } handle && Handle(handle, call) is { } type ? (type, handle.ToString(), null) : null;
            default:
                return null;
        }
    }

    /// <summary>The observed method around, unless something that is started by hand may be current in it.</summary>
    private static (string, string, string?)? Current(NamedCall call)
    {
        var observed = call.Symbols.Observed;
        if (call.Body is not { } body || observed.AttributeOf(body) is not { } data
            || body.MethodKind == MethodKind.AnonymousFunction && observed.OwnAttribute(body) is null)
        {
            return null;
        }

        var scope = call.Syntax.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        var startsOther = scope?.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(static access => access.Name.Identifier.ValueText is "StartTrace" or "StartSpan" or "StartGeneration" or "StartObservation") == true;
        return startsOther ? null : (ObserveOptions.TypeOf(data), Display.Name(body), "method");
    }

    private static string? Started(IInvocationOperation operation)
    {
        var argument = operation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.Name == "ObservationType");
        return argument?.Value is { ConstantValue: { HasValue: true, Value: { } value }, Type: INamedTypeSymbol type }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name
            : null;
    }

    private static ExpressionSyntax? Receiver(NamedCall call) => (call.Syntax.Expression as MemberAccessExpressionSyntax)?.Expression;

    /// <summary>The type of a handle in a local that is started where it is declared.</summary>
    private static string? Handle(ExpressionSyntax handle, NamedCall call)
    {
        if (call.Model.GetSymbolInfo(handle, call.CancellationToken).Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(call.CancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax start }
            || start.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            || call.Model.GetOperation(start, call.CancellationToken) is not IInvocationOperation operation)
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
