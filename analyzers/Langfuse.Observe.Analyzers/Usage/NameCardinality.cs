using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Scores;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1011: a trace or observation gets a name with an id, a number or a text in it.</summary>
internal sealed class NameCardinality()
    : CallRule(
        [UsageRules.LFO1011_HighCardinalityName],
        "StartTrace", "StartSpan", "StartGeneration", "StartObservation", "RecordEvent", "UpdateCurrentTrace", "UpdateCurrentObservation", "Propagate", "Update", "StartRun")
{
    // Words that end the names of values of which a program has few.
    private static readonly string[] s_fewOf =
        ["model", "type", "kind", "operation", "method", "tool", "toolname", "provider", "environment", "stage", "phase", "category", "language", "agent",
            "agentname", "action", "role", "mode", "level", "status", "functionname", "methodname", "operationname", "modelname"];

    // Words that end the names of texts that somebody writes, and of ids.
    private static readonly string[] s_textOrId =
        ["question", "prompt", "query", "message", "input", "text", "content", "url", "uri", "path", "email", "body", "sentence", "utterance", "answer", "reply", "response",
            "file", "filename", "id", "guid", "uuid", "user", "username", "customer", "session", "ticket", "order", "address", "phone", "instruction", "wish", "motion"];

    protected override void Check(NamedCall call)
    {
        if (call.Syntax.ArgumentList.Arguments.Count == 0
            || call.Operation is not { TargetMethod.ContainingType: { } type } operation
            || !(call.Symbols.IsClient(type) || call.Symbols.IsObservation(type) || call.Symbols.IsContext(type)
                || type is { Name: "LangfuseRunSink", ContainingNamespace: { Name: "Observe", ContainingNamespace.Name: "Langfuse" } })
            || Name(operation) is not { } name)
        {
            return;
        }

        var what = call.Name.Identifier.ValueText is "StartTrace" or "UpdateCurrentTrace" or "Propagate" or "StartRun" ? "trace" : "observation";
        var flow = ConstantFlow.Of(name, call.Model, call.CancellationToken);
        if (Varying(flow) is not { } varying)
        {
            CheckCallers(flow, what, call);
            return;
        }

        if (IsOneOfFew(varying, call))
        {
            return;
        }

        call.Report(UsageRules.LFO1011_HighCardinalityName.With(name, NameFixes.ForBuiltName(name, varying), what, varying.ToString()));
    }

    /// <summary>A helper that takes the name: what its callers put together.</summary>
    private static void CheckCallers(ConstantFlow name, string what, NamedCall call)
    {
        foreach (var parameter in name.Parameters.Where(static parameter => parameter is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction }, Type.SpecialType: SpecialType.System_String }))
        {
            foreach (var caller in Callers.Of((IMethodSymbol)parameter.ContainingSymbol, call.Compilation, call.CancellationToken))
            {
                if (caller.Passed(parameter, call.CancellationToken) is (InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or InvocationExpressionSyntax, true) and var (given, _)
                    && ConstantFlow.Of(given, MethodBodies.Of(call.Compilation).Model(given.SyntaxTree), call.CancellationToken).Varying is { } varying && !IsOneOfFew(varying, call))
                {
                    call.Report(UsageRules.LFO1011_HighCardinalityName.With(given, NameFixes.ForBuiltName(given, varying), what, varying.ToString()));
                }
            }
        }
    }

    private static ExpressionSyntax? Name(IInvocationOperation operation) =>
        operation.Arguments.FirstOrDefault(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "name" or "traceName" })?.Value.Syntax as ExpressionSyntax;

    /// <summary>What varies in a name: the part that is put in at run time, or a value whose own name says that it is a text or an id.</summary>
    private static ExpressionSyntax? Varying(ConstantFlow name) =>
        name.Varying ?? name.Unknown.FirstOrDefault(static value => LastWord(LastName(value)) is { } word && s_textOrId.Contains(word));

    private static string LastName(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };

    private static string? LastWord(string name)
    {
        var start = name.Length - 1;
        while (start > 0 && !char.IsUpper(name[start]) && name[start - 1] != '_')
        {
            start--;
        }

        return name.Length == 0 ? null : name.Substring(start).ToLowerInvariant();
    }

    private static bool IsOneOfFew(ExpressionSyntax varying, NamedCall call)
    {
        var model = varying.SyntaxTree == call.Syntax.SyntaxTree ? call.Model : MethodBodies.Of(call.Compilation).Model(varying.SyntaxTree);
        var type = model.GetTypeInfo(varying, call.CancellationToken).Type;
        var last = LastName(varying);
        return type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean } or { Name: "Type" }
            || varying is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax or TypeOfExpressionSyntax } }
            || (varying is MemberAccessExpressionSyntax { Expression: TypeOfExpressionSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetType" } or IdentifierNameSyntax { Identifier.ValueText: "GetType" } } })
            || (type?.SpecialType == SpecialType.System_String && s_fewOf.Any(few => last.EndsWith(few, StringComparison.OrdinalIgnoreCase)));
    }
}
