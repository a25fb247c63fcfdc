using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>A place where a program starts a client, or has a container start one.</summary>
/// <param name="Call">The call of <c>LangfuseClient.Start</c> or <c>AddLangfuse</c>.</param>
/// <param name="Kind">Who ends it.</param>
/// <param name="Storage">Where the client goes.</param>
/// <param name="Holder">The variable, field or property that it goes to.</param>
internal sealed record ClientSite(InvocationExpressionSyntax Call, ClientKind Kind, ClientStorage Storage, ISymbol? Holder)
{
    /// <summary>How the client is called in messages.</summary>
    public string Name => Holder?.Name is { Length: > 0 } name && name != "_" ? name : "langfuse";

    /// <summary>The project that the client is for, as it is written; null for the default one.</summary>
    public ExpressionSyntax? Project => Kind == ClientKind.Own && Call.ArgumentList.Arguments.FirstOrDefault() is { Expression: not AnonymousFunctionExpressionSyntax and var first, NameColon: null or { Name.Identifier.ValueText: "project" } }
        && (first is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax || Call.ArgumentList.Arguments.Count > 1) ? first : null;

    /// <summary>What to underline: the call without its arguments.</summary>
    public Location Location => Call.Expression.GetLocation();
}

/// <summary>Who ends a client.</summary>
internal enum ClientKind
{
    /// <summary>Whoever started it: by a flush or a disposal.</summary>
    Own,

    /// <summary>The container, when the host stops or the provider is disposed.</summary>
    Container,

    /// <summary>The OpenTelemetry provider, when it is shut down or disposed.</summary>
    TracerProvider,
}

/// <summary>Where a started client goes.</summary>
internal enum ClientStorage
{
    /// <summary>Nowhere: nobody can flush it.</summary>
    Nowhere,

    /// <summary>A local variable, or a using statement.</summary>
    Local,

    /// <summary>A static field or property.</summary>
    StaticMember,

    /// <summary>An instance field or property.</summary>
    InstanceMember,

    /// <summary>An argument of another call.</summary>
    Argument,

    /// <summary>The caller.</summary>
    Returned,
}
