using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>A text that is put together: every text that it can be when its parts are known, or the part that varies.</summary>
/// <param name="Values">The texts; empty when they are not all known.</param>
/// <param name="Varying">The part that varies; null when there is none, or when it is not clear what the expression does.</param>
internal readonly record struct BuiltText(IReadOnlyList<string> Values, ExpressionSyntax? Varying)
{
    private const int MostTexts = 64;

    private static readonly BuiltText s_unclear = new([], null);

    private static readonly string[] s_cuts = ["Substring", "Remove", "PadLeft", "PadRight", "Insert", "Truncate", "Split", "Normalize"];

    public static BuiltText Of(ExpressionSyntax expression, ValueSources sources) => expression switch
    {
        InterpolatedStringExpressionSyntax text => Join("", text.Contents.Select(content => content switch
        {
            InterpolatedStringTextSyntax part => Known(part.TextToken.ValueText),
            InterpolationSyntax hole => Part(hole.Expression, sources),
            _ => s_unclear,
        })),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsText(sum, sources) => Join("", [Part(sum.Left, sources), Part(sum.Right, sources)]),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => OfCall(call, access, sources),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } index } cut when index[0].Expression is RangeExpressionSyntax => new([], cut.Expression),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Name" or "FullName" } name => OfTypeName(name, sources),
        _ => s_unclear,
    };

    private static BuiltText Known(string text) => new([text], null);

    /// <summary>A part of a text: what it can be, or that it varies.</summary>
    private static BuiltText Part(ExpressionSyntax part, ValueSources sources)
    {
        var flow = ConstantFlow.Of(part, sources);
        return flow.Constants.Count == 0 || flow.IsOpen || flow.Varying is not null
            ? new([], flow.Varying ?? part)
            : new([.. flow.Constants.Select(static constant => Convert.ToString(constant.Value, CultureInfo.InvariantCulture)!)], null);
    }

    private static BuiltText Join(string separator, IEnumerable<BuiltText> parts)
    {
        IReadOnlyList<string>? texts = null;
        foreach (var part in parts)
        {
            if (part.Values.Count == 0 || (texts?.Count ?? 1) * part.Values.Count > MostTexts)
            {
                return new([], part.Varying);
            }

            texts = texts is null ? part.Values : [.. texts.SelectMany(text => part.Values.Select(value => text + separator + value))];
        }

        return new(texts ?? [""], null);
    }

    private static BuiltText OfCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, ValueSources sources)
    {
        var arguments = call.ArgumentList.Arguments;
        var method = access.Name.Identifier.ValueText;
        var isOfString = access.Expression is PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" };
        return (method, isOfString) switch
        {
            ("Concat", true) => Join("", arguments.Select(argument => Part(argument.Expression, sources))),
            ("Join", true) when arguments.Count > 1 && sources.Constant(arguments[0].Expression) is { HasValue: true, Value: var separator } =>
                Join(Convert.ToString(separator, CultureInfo.InvariantCulture)!, arguments.Skip(1).Select(argument => Part(argument.Expression, sources))),
            ("Format" or "Join", true) => new([], arguments.Select(static argument => argument.Expression).FirstOrDefault(argument => !sources.Constant(argument).HasValue)),
            (_, true) => s_unclear,
            ("ToString", _) when arguments.Count == 0 && IsTextOrEnum(access.Expression, sources) => Changed(access.Expression, sources, static text => text),
            ("ToString", _) => new([], access.Expression),
            ("ToLowerInvariant" or "ToLower", _) => Changed(access.Expression, sources, static text => text.ToLowerInvariant()),
            ("ToUpperInvariant" or "ToUpper", _) => Changed(access.Expression, sources, static text => text.ToUpperInvariant()),
            ("Trim", _) when arguments.Count == 0 => Changed(access.Expression, sources, static text => text.Trim()),
            ("Replace", _) when arguments.Count == 2 && Constant(arguments[0], sources) is { Length: > 0 } old && Constant(arguments[1], sources) is { } replacement =>
                Changed(access.Expression, sources, text => text.Replace(old, replacement)),
            _ when s_cuts.Contains(method) && IsText(call, sources) => new([], access.Expression),
            _ => s_unclear,
        };
    }

    private static string? Constant(ArgumentSyntax argument, ValueSources sources) =>
        sources.Constant(argument.Expression) is { HasValue: true, Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A text that is changed by a method; when it is not known, whatever varies in it.</summary>
    private static BuiltText Changed(ExpressionSyntax text, ValueSources sources, Func<string, string> change)
    {
        var flow = ConstantFlow.Of(text, sources);
        return new([.. flow.Constants.Select(constant => change(Convert.ToString(constant.Value, CultureInfo.InvariantCulture)!))], flow.Varying);
    }

    /// <summary><c>typeof(Judge).Name</c> is a constant; <c>GetType().Name</c> and that of a type parameter are not.</summary>
    private static BuiltText OfTypeName(MemberAccessExpressionSyntax name, ValueSources sources) => name.Expression switch
    {
        TypeOfExpressionSyntax { Type: var type } when sources.Model(type).GetTypeInfo(type).Type is { } known and not ITypeParameterSymbol =>
            Known(name.Name.Identifier.ValueText == "Name" ? known.MetadataName : known.ToDisplayString()),
        _ when sources.Type(name.Expression)?.Name is "Type" or "MemberInfo" or "TypeInfo" => new([], name),
        _ => s_unclear,
    };

    private static bool IsText(ExpressionSyntax expression, ValueSources sources) => sources.Type(expression)?.SpecialType == SpecialType.System_String;

    private static bool IsTextOrEnum(ExpressionSyntax expression, ValueSources sources) => sources.Type(expression) is { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum };
}
