using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Follows a program for what comes on the wrong side of the client's start: observed calls before it, settings after it.</summary>
internal sealed class StartOrderMachine(LangfuseSymbols symbols, ClientSite site, CancellationToken cancellationToken) : ProgramMachine(symbols, cancellationToken)
{
    public const int Before = 1;
    public const int After = 2;

    // What is true at a place is known when every way to it has been followed.
    private readonly Dictionary<InvocationExpressionSyntax, (int States, IMethodSymbol Method)> _calls = [];
    private readonly Dictionary<SyntaxNode, (int States, string Name)> _settings = [];
    private int _observed;

    /// <summary>Whether the client is started on any way.</summary>
    public bool Reached { get; private set; }

    /// <summary>The outermost observed calls that are made while no client can be started.</summary>
    public IEnumerable<(InvocationExpressionSyntax Call, IMethodSymbol Method)> TooEarly =>
        _calls.Where(static call => call.Value.States == Before).Select(static call => (call.Key, call.Value.Method));

    /// <summary>The settings that are written when the client is started already, with the place that names each.</summary>
    public IEnumerable<(SyntaxNode Place, string Name)> TooLate =>
        _settings.Where(static setting => setting.Value.States == After).Select(static setting => (setting.Key, setting.Value.Name));

    protected override int LastState => After;

    protected override FlowStep? Decide(IInvocationOperation call, IMethodSymbol method, int states, ControlFlowGraph graph)
    {
        if (call.Syntax == site.Call)
        {
            Reached = true;
            return new(After);
        }

        if (method is { Name: "SetEnvironmentVariable", ContainingType.Name: "Environment" }
            && call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value is { } setting && SettingOf(setting) is { } name)
        {
            _settings[setting.Syntax] = (states | (_settings.TryGetValue(setting.Syntax, out var known) ? known.States : 0), name);
        }

        if (_observed == 0 && Symbols.Observed.Has(method) && IsChosen(method) && call.Syntax is InvocationExpressionSyntax syntax)
        {
            _calls[syntax] = (states | (_calls.TryGetValue(syntax, out var known) ? known.States : 0), method);
        }

        return null;
    }

    /// <summary>The setting of ours that a name can be: a constant, or one of a table.</summary>
    private string? SettingOf(IOperation name) => name.ConstantValue is { HasValue: true, Value: string text } ? (IsOurs(text) ? text : null)
        : name.Syntax is ExpressionSyntax expression
            ? ConstantFlow.Of(expression, MethodBodies.Of(Symbols.Compilation).Model(expression.SyntaxTree), CancellationToken).Constants.Select(static constant => constant.Value).OfType<string>().FirstOrDefault(IsOurs)
            : null;

    private static bool IsOurs(string name) => name.StartsWith("LANGFUSE_", StringComparison.Ordinal);

    /// <summary>Whether the method or its type is marked itself: an assembly that is observed as a whole means what runs while it records.</summary>
    private bool IsChosen(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (Symbols.Observed.OwnAttribute(symbol) is not null)
            {
                return true;
            }
        }

        return false;
    }

    protected override int Begin(IMethodSymbol method, int states)
    {
        _observed += Symbols.Observed.Has(method) ? 1 : 0;
        return states;
    }

    protected override FlowStep Finish(IMethodSymbol method, int before, FlowStep step)
    {
        _observed -= Symbols.Observed.Has(method) && IsInSource(method) ? 1 : 0;
        return step;
    }

    protected override FlowStep Unknown(int states) => new(states);

    /// <summary>A handler that is set up when the client is started runs after it.</summary>
    protected override int MayRun(IOperation handler, int states, ControlFlowGraph graph)
    {
        if (states == After)
        {
            RunDelegate(handler, states, graph);
        }

        return states;
    }

    /// <summary>Only what is known to run its delegates at once does that here: a command line or a builder keeps them.</summary>
    protected override bool Defers(IMethodSymbol method) =>
        !(method.ContainingNamespace?.ToDisplayString() is "System.Threading.Tasks" or "System.Threading" or "System.Linq" or "System.Collections.Generic" || method.ContainingType.Name == "Array" || IsInSource(method));
}
