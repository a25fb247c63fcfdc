using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Calls;

/// <summary>A call by a name that some rule is about. Its symbols are made when the first rule asks for them, and serve the others too.</summary>
internal sealed class NamedCall(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name, LangfuseSymbols symbols, SemanticModel? model = null)
{
    private IMethodSymbol? _method;
    private IMethodSymbol? _body;
    private bool _bound;
    private bool _placed;

    public InvocationExpressionSyntax Syntax { get; } = syntax;

    /// <summary>The name of the method as the call writes it.</summary>
    public SimpleNameSyntax Name { get; } = name;

    public LangfuseSymbols Symbols { get; } = symbols;

    public AnalyzerOptions Options => context.Options;

    public Compilation Compilation => context.Compilation;

    public SemanticModel Model { get; } = model ?? context.SemanticModel;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>The method that is called; null when that is not sure.</summary>
    public IMethodSymbol? Method
    {
        get
        {
            if (!_bound)
            {
                _method = Model.GetSymbolInfo(Syntax, CancellationToken).Symbol as IMethodSymbol;
                _bound = true;
            }

            return _method;
        }
    }

    public IInvocationOperation? Operation => Model.GetOperation(Syntax, CancellationToken) as IInvocationOperation;

    /// <summary>The method, local function or lambda that the call stands in.</summary>
    public IMethodSymbol? Body
    {
        get
        {
            if (!_placed)
            {
                _body = Bodies.Around(Syntax, Model, CancellationToken);
                _placed = true;
            }

            return _body;
        }
    }

    /// <summary>The control flow of <see cref="Body"/>.</summary>
    public ControlFlowGraph? Graph => Body is { } body ? MethodBodies.Of(Compilation).Graph(body, CancellationToken) : null;

    /// <summary>Another call, in this file or another, that a rule goes on to from this one.</summary>
    public NamedCall? Onward(InvocationExpressionSyntax other) => NameOf(other) is { } callee
        ? new(context, other, callee, Symbols, other.SyntaxTree == Syntax.SyntaxTree ? Model : MethodBodies.Of(Compilation).Model(other.SyntaxTree))
        : null;

    public void Report(Diagnostic report) => context.ReportDiagnostic(report);

    /// <summary>The simple name of the method that a call is written with; null where a value is called.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax simple => simple,
        _ => null,
    };
}
