using Langfuse.Observe.Generators.Capture.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>Which members of a type are data; the same ones, in the same order, as the runtime's <c>RecordedMembers</c>.</summary>
/// <remarks>The runtime reads fields. Generated code calls the getters of auto-properties, which do nothing but read one, and goes past a getter
/// with code to the field behind it. Where the two could differ the type gets no writer, with a reason.</remarks>
internal static class TypeMembers
{
    public const string MayBeCode = "may have code";

    public const string OnlyCode = "it has no fields or auto-properties that are public";

    public static List<(MemberSpec Spec, ITypeSymbol Type)> Of(INamedTypeSymbol type, Compilation compilation, out string? reason)
    {
        var members = new List<(MemberSpec, ITypeSymbol)>();
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        var hasCode = false;
        reason = null;
        for (var owner = type; owner is not null && (SymbolEqualityComparer.Default.Equals(owner, type) || !KnownTypes.IsFramework(owner)); owner = owner.BaseType)
        {
            foreach (var property in owner.GetMembers().OfType<IPropertySymbol>())
            {
                if (IsCandidate(property) && claimed.Add(property.Name))
                {
                    var source = SourceOf(property, compilation);
                    hasCode |= source == ValueSource.Code;
                    reason ??= Refusal(property, source, type, compilation);
                    AddIf(source != ValueSource.Code, members, property, property.Type, type, isPastGetter: source == ValueSource.FieldBehindCode);
                }
            }

            foreach (var field in owner.GetMembers().OfType<IFieldSymbol>())
            {
                if (IsCandidate(field) && claimed.Add(field.Name))
                {
                    reason ??= Refusal(field, ValueSource.Field, type, compilation);
                    AddIf(true, members, field, field.Type, type);
                }
            }
        }

        reason ??= members.Count == 0 && hasCode ? OnlyCode : null;
        return members;
    }

    /// <summary>Whether using the symbol is a compile error.</summary>
    public static bool IsForbidden(ISymbol symbol) => symbol.GetAttributes().Any(static attribute =>
        attribute is { AttributeClass.Name: "ObsoleteAttribute", ConstructorArguments: { Length: 2 } arguments } && arguments[1].Value is true);

    private static bool IsCandidate(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: { } getter } && (getter.DeclaredAccessibility == Accessibility.Public || Has(property, "JsonIncludeAttribute"));

    private static bool IsCandidate(IFieldSymbol field) =>
        field is { IsStatic: false, AssociatedSymbol: null, IsFixedSizeBuffer: false } && IsOwnTupleField(field)
        && (field.DeclaredAccessibility == Accessibility.Public || Has(field, "JsonIncludeAttribute"));

    // A tuple has its items under the names that the user gave them, too; they are recorded as Item1 and so on.
    private static bool IsOwnTupleField(IFieldSymbol field) =>
        !field.ContainingType.IsTupleType || SymbolEqualityComparer.Default.Equals(field, field.CorrespondingTupleField) || field.CorrespondingTupleField is null;

    private static void AddIf(bool isData, List<(MemberSpec, ITypeSymbol)> members, ISymbol member, ITypeSymbol memberType, INamedTypeSymbol type, bool isPastGetter = false)
    {
        var ignore = IgnoreCondition(member);
        if (!isData || ignore is 1 or 4 || CaptureMarks.IsLeftOut(member, type) || !IsReadable(memberType))
        {
            return;
        }

        var isInherited = !SymbolEqualityComparer.Default.Equals(member.ContainingType, type);
        var spec = new MemberSpec(member.Name, JsonName(member), TypeGraph.NameOf(memberType))
        {
            Owner = isInherited ? TypeGraph.NameOf(member.ContainingType) : null,
            FieldOf = isPastGetter ? (member.ContainingType.IsValueType ? "ref " : "") + TypeGraph.NameOf(member.ContainingType) : null,
            IsSensitive = CaptureMarks.IsSensitive(member, type) || CaptureMarks.IsSensitive(memberType),
            IsConditional = ignore is 2 or 3,
        };
        members.Add((spec, memberType));
    }

    private static bool IsReadable(ITypeSymbol type) =>
        !KnownTypes.IsLeftOut(type) && !CaptureMarks.IsLeftOut(type) && type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer) && !type.IsRefLikeType;

    private static string? Refusal(ISymbol member, ValueSource source, INamedTypeSymbol type, Compilation compilation) =>
        source == ValueSource.Code ? null
        : source == ValueSource.Unknown ? $"the getter of '{member.Name}' {MayBeCode}"
        : !compilation.IsSymbolAccessibleWithin(member is IPropertySymbol { GetMethod: { } getter } ? getter : member, compilation.Assembly, type) ? $"'{member.Name}' is not accessible"
        : IsForbidden(member) ? $"'{member.Name}' is obsolete"
        : null;

    /// <summary>Whether a property is data, code, or both.</summary>
    private static ValueSource SourceOf(IPropertySymbol property, Compilation compilation)
    {
        if (property.IsAbstract)
        {
            return ValueSource.Code;
        }

        if (property.DeclaringSyntaxReferences.Length == 0)
        {
            // In metadata the getter of an auto-property is marked by the compiler; the field behind it cannot be seen from here.
            return Has(property.GetMethod!, "CompilerGeneratedAttribute") ? ValueSource.Field : ValueSource.Unknown;
        }

        var hasField = property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
        return !hasField ? ValueSource.Code
            : IsAutoGetter(property) ? ValueSource.Field
            : CanReadPastGetter(property, compilation) ? ValueSource.FieldBehindCode
            : ValueSource.Unknown;
    }

    /// <summary>Whether an unsafe accessor reaches the field: it came with .NET 8, and .NET 8 knows none for generic types.</summary>
    private static bool CanReadPastGetter(IPropertySymbol property, Compilation compilation)
    {
        for (var owner = property.ContainingType; owner is not null; owner = owner.ContainingType)
        {
            if (owner.IsGenericType)
            {
                return false;
            }
        }

        return compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.UnsafeAccessorAttribute") is not null;
    }

    private static bool IsAutoGetter(IPropertySymbol property) => property.DeclaringSyntaxReferences.Length == 1 && property.DeclaringSyntaxReferences[0].GetSyntax() switch
    {
        ParameterSyntax => true,
        PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.Any(static accessor =>
            accessor.Keyword.Text == "get" && OnlyReadsTheField(accessor)),
        PropertyDeclarationSyntax { ExpressionBody.Expression: var expression } => IsField(expression),
        _ => false,
    };

    /// <summary><c>get;</c>, <c>get =&gt; field;</c> or <c>get { return field; }</c>.</summary>
    private static bool OnlyReadsTheField(AccessorDeclarationSyntax accessor) =>
        accessor.ExpressionBody is { Expression: var expression } ? IsField(expression)
        : accessor.Body is not { } body || (body.Statements.Count == 1 && body.Statements[0] is ReturnStatementSyntax { Expression: { } returned } && IsField(returned));

    // Read by its text: the syntax node for it is newer than the oldest compiler that loads this.
    private static bool IsField(ExpressionSyntax? expression) => expression?.ToString() == "field";

    private static string JsonName(ISymbol member) =>
        Find(member, "JsonPropertyNameAttribute")?.ConstructorArguments.FirstOrDefault().Value as string ?? member.Name;

    /// <summary>The number of the condition of <c>[JsonIgnore]</c>: 0 never, 1 always, 2 when default, 3 when null, 4 when writing.</summary>
    private static int IgnoreCondition(ISymbol member)
    {
        if (Find(member, "JsonIgnoreAttribute") is not { } attribute)
        {
            return 0;
        }

        return attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Condition").Value.Value as int? ?? 1;
    }

    private static AttributeData? Find(ISymbol member, string name)
    {
        for (var candidate = member; candidate is not null; candidate = (candidate as IPropertySymbol)?.OverriddenProperty)
        {
            if (candidate.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool Has(ISymbol symbol, string name) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name);

    private enum ValueSource
    {
        Field,
        FieldBehindCode,
        Code,
        Unknown,
    }
}
