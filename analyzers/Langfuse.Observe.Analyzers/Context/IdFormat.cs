using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6011: an id that is given to a start is no trace id or observation id.</summary>
internal sealed class IdFormat() : CallRule([ContextRules.LFO6011_IdFormat], "StartTrace", "StartSpan", "StartGeneration", "StartObservation")
{
    private const int TraceDigits = 32;
    private const int ObservationDigits = 16;

    protected override void Check(NamedCall call)
    {
        if (call.Syntax.ArgumentList.Arguments.Count < 2 || !call.Symbols.IsClient(call.Method?.ContainingType) || call.Operation is not { } operation)
        {
            return;
        }

        foreach (var argument in operation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "traceId" or "parentObservationId", Syntax: ArgumentSyntax { Expression: var id } })
            {
                Check(id, argument.Parameter!.Name, call);
            }
        }
    }

    private static void Check(ExpressionSyntax id, string parameter, NamedCall call)
    {
        var digits = parameter == "traceId" ? TraceDigits : ObservationDigits;
        var sources = new ValueSources(call.Model, call.CancellationToken);
        if (sources.Of(id).Select(source => Problem(source, digits, sources)).FirstOrDefault(static problem => problem is not null) is { } problem)
        {
            var effect = parameter == "traceId" ? "a new trace begins" : "the observation has no parent";
            var cure = parameter == "traceId" ? "Pass another observation's TraceId, or LangfuseClient.CreateTraceId(seed: ...)" : "Pass another observation's Id";
            call.Report(ContextRules.LFO6011_IdFormat.At(id, parameter, digits, problem, effect, cure));
        }
    }

    /// <summary>In words, what the value is instead; null when it can be an id.</summary>
    private static string? Problem(ValueSource source, int digits, ValueSources sources)
    {
        var expression = source.Expression;
        if (source.Kind == SourceKind.Unknown)
        {
            return sources.Symbol(expression) switch
            {
                IPropertySymbol { Name: "TraceIdentifier", ContainingType.Name: "HttpContext" } => "the request's own identifier",
                IPropertySymbol { Name: "Id" or "ParentId", ContainingType: { Name: "Activity", ContainingNamespace.Name: "Diagnostics" } } => "a whole traceparent",
                IPropertySymbol { Name: "TraceId" or "CurrentTraceId", ContainingType: { Name: "Observation" or "LangfuseContext" } } when digits == ObservationDigits => "the id of a trace",
                IPropertySymbol { Name: "Id" or "CurrentObservationId", ContainingType: { Name: "Observation" or "LangfuseContext" } } when digits == TraceDigits => "the id of an observation",
                _ => null,
            };
        }

        if (source.Kind != SourceKind.Written)
        {
            return null;
        }

        if (sources.Constant(expression) is { HasValue: true, Value: string text })
        {
            return IsId(text, digits) ? null : $"'{text}'";
        }

        return expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } access } call => OfCall(method, access, call, digits, sources),
            InterpolatedStringExpressionSyntax built => OfText(built, digits, sources),
            BinaryExpressionSyntax sum when sum.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Any(static part => part.Token.Value is string word && !word.All(IsDigit)) => "a text put together from words",
            _ => null,
        };
    }

    private static string? OfCall(string method, MemberAccessExpressionSyntax access, InvocationExpressionSyntax call, int digits, ValueSources sources) => method switch
    {
        "ToString" => OfType(sources.Type(access.Expression), Format(call), digits),
        "ToUpper" or "ToUpperInvariant" => Of(access.Expression, digits, sources) ?? "an id in capitals",
        "ToHexString" when access.Expression is IdentifierNameSyntax { Identifier.ValueText: "Convert" } => "an id in capitals (Convert.ToHexStringLower has none)",
        "ToBase64String" when access.Expression is IdentifierNameSyntax { Identifier.ValueText: "Convert" } => "a text in Base64",
        "ToLower" or "ToLowerInvariant" when !IsInCapitals(access.Expression, sources) => Of(access.Expression, digits, sources),
        "Trim" => Of(access.Expression, digits, sources),
        _ => null,
    };

    /// <summary>The problem of a text that is changed no further.</summary>
    private static string? Of(ExpressionSyntax text, int digits, ValueSources sources) =>
        sources.Of(text).Select(source => Problem(source, digits, sources)).FirstOrDefault(static problem => problem is not null);

    /// <summary>What small letters mend.</summary>
    private static bool IsInCapitals(ExpressionSyntax text, ValueSources sources) =>
        sources.Of(text).Any(static source => source.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToHexString" or "ToUpper" or "ToUpperInvariant" } });

    private static string? Format(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.FirstOrDefault()?.Expression switch
        {
            null => "",
            LiteralExpressionSyntax { Token.ValueText: var format } => format,
            _ => null,
        };

    private static string? OfType(ITypeSymbol? type, string? format, int digits) => type switch
    {
        { Name: "Guid", ContainingNamespace.Name: "System" } => format is "" or "D" or "d" or "B" or "b" or "P" or "p" or "X" or "x" ? "a Guid with dashes (ToString(\"N\") has none)"
            : digits == ObservationDigits && format is "N" or "n" ? "a Guid of 32 digits"
            : null,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } when format is "" => "a number",
        { Name: "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly", ContainingNamespace.Name: "System" } when format is not null => "a time",
        _ => null,
    };

    private static string? OfText(InterpolatedStringExpressionSyntax text, int digits, ValueSources sources)
    {
        foreach (var content in text.Contents)
        {
            if (content is InterpolatedStringTextSyntax word && !word.TextToken.ValueText.All(IsDigit))
            {
                return "a text put together from words";
            }

            if (content is InterpolationSyntax hole && OfType(sources.Type(hole.Expression), hole.FormatClause?.FormatStringToken.ValueText ?? "", digits) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static bool IsId(string text, int digits) => text.Length == digits && text.All(IsDigit) && text.Any(static digit => digit != '0');

    private static bool IsDigit(char character) => character is (>= '0' and <= '9') or (>= 'a' and <= 'f');
}
