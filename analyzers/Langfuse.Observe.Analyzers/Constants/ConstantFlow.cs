using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>The constants that an expression can be, and what else it can be.</summary>
internal sealed class ConstantFlow
{
    private const int MostMembers = 40;

    private readonly ValueSources _sources;

    private ConstantFlow(ValueSources sources) => _sources = sources;

    /// <summary>Each constant, with the expression that writes it.</summary>
    public List<Constant> Constants { get; } = [];

    /// <summary>The part that varies, when the text is put together at run time.</summary>
    public ExpressionSyntax? Varying { get; private set; }

    /// <summary>Whether the text is read at run time: from a file, an answer, a request.</summary>
    public bool IsData { get; private set; }

    /// <summary>Whether it can also be something that is not known here.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether a variable on the way is counted up, appended to or passed by reference.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>The parameters that it comes in by.</summary>
    public List<IParameterSymbol> Parameters { get; } = [];

    /// <summary>The expressions of which nothing is known but how they are written.</summary>
    public List<ExpressionSyntax> Unknown { get; } = [];

    /// <summary>Follows an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">The model that the rule already has of its file: another one would bind the method around it anew.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static ConstantFlow Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        var flow = new ConstantFlow(new(model, cancellationToken));
        flow.Follow(expression);
        return flow;
    }

    /// <summary>Follows an expression as a part of another.</summary>
    internal static ConstantFlow Of(ExpressionSyntax expression, ValueSources sources)
    {
        var flow = new ConstantFlow(sources);
        flow.Follow(expression);
        return flow;
    }

    private void Follow(ExpressionSyntax expression)
    {
        foreach (var source in _sources.Of(expression))
        {
            Add(source);
        }

        if (Constants.Count == 0 && EnumMembers(expression) is { Count: > 0 } members)
        {
            Constants.AddRange(members.Select(member => new Constant(member, expression, IsFinal: true)));
            IsOpen = false;
        }
        else if (IsOpen && Varying is null && RuntimeData.IsSourceOf(expression, _sources))
        {
            Varying = expression;
            IsData = true;
        }
    }

    private void Add(ValueSource source)
    {
        switch (source)
        {
            case { Text: { } text }:
                Constants.Add(new(text, source.Expression, !source.IsOverwritten));
                break;
            case { Kind: SourceKind.Parameter }:
                Parameters.Add(source.Parameter!);
                Unknown.Add(source.Expression);
                IsOpen = true;
                break;
            case { Kind: SourceKind.Unknown }:
                Unknown.Add(source.Expression);
                IsOpen = true;
                break;
            case { Kind: SourceKind.Changed }:
                IsOpen = IsChanged = true;
                Varying ??= source.Expression.Parent is AssignmentExpressionSyntax && !_sources.Constant(source.Expression).HasValue ? source.Expression : null;
                break;
            default:
                AddWritten(source);
                break;
        }
    }

    private void AddWritten(ValueSource source)
    {
        var expression = source.Expression;
        if (_sources.Symbol(expression) is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member)
        {
            Constants.Add(new(member.Name, expression, !source.IsOverwritten));
        }
        else if (_sources.Symbol(expression) is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
        {
            Constants.Add(new("", expression, !source.IsOverwritten));
        }
        else if (_sources.Constant(expression) is { HasValue: true, Value: { } value })
        {
            Constants.Add(new(value, expression, !source.IsOverwritten));
        }
        else
        {
            var text = BuiltText.Of(expression, _sources);
            Constants.AddRange(text.Values.Select(built => new Constant(built, expression, !source.IsOverwritten)));
            Varying ??= text.Varying;
            IsOpen |= text.Values.Count == 0;
        }
    }

    /// <summary>The names of the members, where the value is of an enum: there are no others.</summary>
    private List<string> EnumMembers(ExpressionSyntax expression)
    {
        var type = _sources.Type(expression);
        type = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return type is { TypeKind: TypeKind.Enum } && !type.DeclaringSyntaxReferences.IsEmpty && type.GetMembers().OfType<IFieldSymbol>().Count() <= MostMembers
            ? [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(static field => field.Name)]
            : [];
    }
}
