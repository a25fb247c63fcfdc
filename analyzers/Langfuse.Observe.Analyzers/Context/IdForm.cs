using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>The form of ids: 32 lower-case hexadecimal digits of a trace, 16 of an observation.</summary>
internal static class IdForm
{
    private const int TraceDigits = 32;
    private const int ObservationDigits = 16;
    private const int MostDigitsOfANumber = 16;
    private const int Deepest = 3;

    /// <summary>Reports an id that is given as a trace's or an observation's and can be none.</summary>
    public static void Check(ExpressionSyntax id, bool isTrace, ValueSources sources, Action<Diagnostic> report) => Check(id, isTrace, sources, report, 0);

    private static void Check(ExpressionSyntax id, bool isTrace, ValueSources sources, Action<Diagnostic> report, int depth)
    {
        var digits = isTrace ? TraceDigits : ObservationDigits;
        var found = sources.Of(id);
        if (found.Select(source => Problem(source, digits, sources)).FirstOrDefault(static problem => problem is not null) is { } problem)
        {
            report(ContextRules.LFO6011_IdFormat.At(
                id, isTrace ? "traceId" : "parentObservationId", digits, problem, isTrace ? "a new trace begins" : "the observation has no parent",
                isTrace ? "Pass another observation's TraceId, or LangfuseClient.CreateTraceId(seed: ...)" : "Pass another observation's Id"));
            return;
        }

        // What a parameter is, the callers say; each is told for itself.
        foreach (var parameter in found.Select(static source => source.Parameter).OfType<IParameterSymbol>().Where(parameter => depth < Deepest && parameter is { ContainingSymbol: IMethodSymbol, Type.SpecialType: SpecialType.System_String } && !IsMarked(parameter)))
        {
            CheckCallers(parameter, isTrace, sources, report, depth + 1);
        }
    }

    /// <summary>Reports what the callers of a method pass for an id.</summary>
    public static void CheckCallers(IParameterSymbol parameter, bool isTrace, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        var declared = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        if (declared is not null)
        {
            CheckCallers(parameter, isTrace, new ValueSources(Flow.MethodBodies.Of(compilation).Model(declared.SyntaxTree), cancellationToken), report, 0);
        }
    }

    private static void CheckCallers(IParameterSymbol parameter, bool isTrace, ValueSources sources, Action<Diagnostic> report, int depth)
    {
        foreach (var caller in Callers.Of((IMethodSymbol)parameter.ContainingSymbol, sources.Compilation, sources.CancellationToken))
        {
            if (caller.Passed(parameter, sources.CancellationToken) is (var given, true))
            {
                Check(given, isTrace, new(sources.Model(given), sources.CancellationToken), report, depth);
            }
        }
    }

    /// <summary>Callers of what is marked are looked at where the mark is.</summary>
    private static bool IsMarked(IParameterSymbol parameter) => parameter.GetAttributes().Any(static data => data.AttributeClass?.Name is "TraceIdAttribute" or "ParentObservationIdAttribute");

    /// <summary>In words, what the value is instead; null when it can be an id.</summary>
    private static string? Problem(ValueSource source, int digits, ValueSources sources)
    {
        var expression = source.Expression;
        if (source.Kind == SourceKind.Unknown)
        {
            return sources.Symbol(Last(expression)) switch
            {
                IPropertySymbol { Name: "TraceIdentifier", ContainingType.Name: "HttpContext" } => "the request's own identifier",
                IPropertySymbol { Name: "TraceParent", ContainingType.Name: "IHeaderDictionary" } => "a whole traceparent",
                IPropertySymbol { Name: "Id" or "ParentId", ContainingType: { Name: "Activity", ContainingNamespace.Name: "Diagnostics" } } => "a whole traceparent",
                IPropertySymbol { Name: "TraceId" or "CurrentTraceId", ContainingType: { Name: "Observation" or "LangfuseContext" } } when digits == ObservationDigits => "the id of a trace",
                IPropertySymbol { Name: "Id" or "CurrentObservationId", ContainingType: { Name: "Observation" or "LangfuseContext" } } when digits == TraceDigits => "the id of an observation",
                _ => IsTraceParent(expression, sources) ? "a whole traceparent" : null,
            };
        }

        if (source.Kind != SourceKind.Written)
        {
            // A pair of a dictionary that comes from outside.
            return source.Kind == SourceKind.Parameter && expression.Parent is ElementAccessExpressionSyntax pair && IsTraceParent(pair, sources) ? "a whole traceparent" : null;
        }

        if (sources.Constant(expression) is { HasValue: true, Value: string text })
        {
            return IsId(text, digits) ? null : $"'{text}'";
        }

        return expression switch
        {
            // activity?.SpanId.ToString()
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } member } last } => OfCall(name, member, last, digits, sources),
            _ when IsTraceParent(expression, sources) => "a whole traceparent",
            ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } range } when range[0].Expression is RangeExpressionSyntax { LeftOperand: null, RightOperand: { } end } => OfLength(sources.Constant(end).Value, digits),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } access } call => OfCall(method, access, call, digits, sources),
            InterpolatedStringExpressionSyntax built => OfText(built, digits, sources),
            BinaryExpressionSyntax sum when sum.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Any(static part => part.Token.Value is string word && !word.All(IsDigit)) => "a text put together from words",
            _ => null,
        };
    }

    private static ExpressionSyntax Last(ExpressionSyntax expression) => expression is ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax member } ? member : expression;

    /// <summary><c>headers["traceparent"]</c></summary>
    private static bool IsTraceParent(ExpressionSyntax expression, ValueSources sources) =>
        expression is ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } index } && sources.Constant(index[0].Expression).Value is string key && string.Equals(key, "traceparent", StringComparison.OrdinalIgnoreCase);

    private static string? OfLength(object? length, int digits) => length is int written && written != digits ? $"a text of {written} characters" : null;

    private static string? OfCall(string method, MemberAccessExpressionSyntax access, InvocationExpressionSyntax call, int digits, ValueSources sources) => method switch
    {
        "ToString" or "ToHexString" when sources.Type(access.Expression) is { Name: "ActivityTraceId" or "ActivitySpanId" } id => (id.Name == "ActivityTraceId") == (digits == TraceDigits) ? null
            : id.Name == "ActivityTraceId" ? "the id of a trace" : "the id of a span",
        "ToString" => OfType(sources.Type(access.Expression), Format(call), digits),
        "ToUpper" or "ToUpperInvariant" => Of(access.Expression, digits, sources) ?? "an id in capitals",
        "ToHexStringLower" when IsConvert(access) => OfHash(call, digits, sources),
        "GetHexString" when access.Expression is IdentifierNameSyntax { Identifier.ValueText: "RandomNumberGenerator" } =>
            call.ArgumentList.Arguments.Count < 2 ? "an id in capitals" : OfLength(sources.Constant(call.ArgumentList.Arguments[0].Expression).Value, digits),
        "Substring" when call.ArgumentList.Arguments is { Count: 2 } part => OfLength(sources.Constant(part[1].Expression).Value, digits),
        "Format" or "Concat" or "Join" when access.Expression is PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" } =>
            call.ArgumentList.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(part => part.Token.Value is string word && !Placeholders(word).All(IsDigit)) ? "a text put together from words" : null,
        "ToHexString" when IsConvert(access) => "an id in capitals (Convert.ToHexStringLower has none)",
        "ToBase64String" when IsConvert(access) => "a text in Base64",
        "ToLower" or "ToLowerInvariant" when !IsInCapitals(access.Expression, sources) => Of(access.Expression, digits, sources),
        "Trim" => Of(access.Expression, digits, sources),
        _ => null,
    };

    private static bool IsConvert(MemberAccessExpressionSyntax access) => access.Expression is IdentifierNameSyntax { Identifier.ValueText: "Convert" };

    /// <summary>A format without its holes: <c>"{0:N}"</c>.</summary>
    private static string Placeholders(string format) => System.Text.RegularExpressions.Regex.Replace(format, @"\{\d[^}]*\}", "");

    /// <summary>The digits of a hash, of which each byte makes two.</summary>
    private static string? OfHash(InvocationExpressionSyntax call, int digits, ValueSources sources)
    {
        var hash = call.ArgumentList.Arguments.Count == 1
            ? sources.Of(call.ArgumentList.Arguments[0].Expression).Select(static source => source.Expression).OfType<InvocationExpressionSyntax>()
                .Select(static made => made.Expression).OfType<MemberAccessExpressionSyntax>().FirstOrDefault(static made => made.Name.Identifier.ValueText == "HashData")
            : null;
        int? length = (hash?.Expression as IdentifierNameSyntax)?.Identifier.ValueText switch
        {
            "MD5" => 32,
            "SHA1" => 40,
            "SHA256" => 64,
            "SHA384" => 96,
            "SHA512" => 128,
            _ => null,
        };
        return length is null || length == digits ? null : $"a hash of {length} digits";
    }

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
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } when format is { Length: > 0 } && format[0] is 'x' or 'X' => OfHexNumber(format, digits),
        { Name: "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly", ContainingNamespace.Name: "System" } when format is not null => "a time",
        _ => null,
    };

    private static string? OfHexNumber(string format, int digits) =>
        format[0] == 'X' ? "a number in capitals"
        : (int.TryParse(format.Substring(1), out var least) ? least : 0) is var written && written != digits && (digits != MostDigitsOfANumber || written < digits) ? $"a number of fewer than {digits} digits"
        : null;

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
